import type { LambdaLog } from '../../adapters/log.ts';
import { createS3Client } from '../../adapters/s3/s3-client.ts';
import { createLedgerAnchors } from '../../adapters/s3/s3-ledger-anchors.ts';
import type { AnchorLedgerDeps } from '../../app/duty/anchor-ledger.ts';
import type { Clock, LedgerAnchors } from '../../app/ports.ts';
import type { AnchorLedgerEnv } from '../env.ts';
import { sha256 } from '../sha256.ts';
import { awsBase, type Base } from './base.ts';

export type AnchorLedgerContainer = { deps: AnchorLedgerDeps; timeZone: string; clock: Clock; log: LambdaLog };

/** anchor-ledger over any records and place for anchors. */
export function anchorLedgerContainer({
  records,
  config,
  log,
  clock,
  anchors,
}: Base & { anchors: LedgerAnchors }): AnchorLedgerContainer {
  const { duties, roster } = records;
  return { deps: { duties, roster, anchors, sha256, log }, timeZone: config.policy.timeZone, clock, log };
}

/** anchor-ledger as it runs on AWS. */
export function buildAnchorLedger(env: AnchorLedgerEnv): AnchorLedgerContainer {
  const anchors = createLedgerAnchors(createS3Client({ region: env.AWS_REGION }), env.LEDGER_BUCKET);
  return anchorLedgerContainer({ ...awsBase('anchor-ledger', env), anchors });
}
