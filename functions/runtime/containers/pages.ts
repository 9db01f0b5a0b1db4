import { createS3Client } from '../../adapters/s3/s3-client.ts';
import { createEvidenceFiles } from '../../adapters/s3/s3-evidence-files.ts';
import { createSqsClient } from '../../adapters/sqs/sqs-client.ts';
import { createSqsQueue } from '../../adapters/sqs/sqs-queue.ts';
import type { DutyFormDeps } from '../../app/duty/duty-deps.ts';
import { identifyByEmployeeNumber } from '../../app/identify.ts';
import type { ClientPageDeps } from '../../app/open-client-page.ts';
import type { Clock, EvidenceFiles, LinkTokens, MessageQueue, RosterRecords } from '../../app/ports.ts';
import { recentRoster } from '../../app/recent-roster.ts';
import type { PagesEnv } from '../env.ts';
import { sha256 } from '../sha256.ts';
import { awsBase, type Base } from './base.ts';
import { awsLinkTokens } from './links.ts';
import { reindexer } from './reindexer.ts';

export type PagesContainer = { deps: ClientPageDeps & DutyFormDeps; clock: Clock };

/** How the pages differ from place to place: what reads their tokens and which epoch is good, where notices are put to be sent, where files of evidence lie. */
export type PagesParts = Base & {
  links: { tokens: LinkTokens; epoch: number };
  queue: MessageQueue;
  files: EvidenceFiles;
};

/** The pages over any records. */
export function pagesContainer({ records, config, log, clock, links, queue, files }: PagesParts): PagesContainer {
  const reindex = reindexer({ config, clock });
  // Whoever may act is looked up by key, the whole roster is only shown.
  const get: RosterRecords['get'] = (entry, id) => records.roster.get(entry, id);
  const roster = { get, ...recentRoster(records.roster, clock) };
  const { duties: catalogue, ...bank } = config;
  const { timeZone } = bank.policy;
  const identify = identifyByEmployeeNumber({ roster, tries: records.linkTries, sha256, log, timeZone });
  const signed = { links: links.tokens, epoch: links.epoch };
  return {
    deps: { ...records, ...bank, roster, reindex, ...signed, catalogue, sha256, identify, queue, files, log },
    clock,
  };
}

/** The pages as they run on AWS. */
export function buildPages(env: PagesEnv): PagesContainer {
  const base = awsBase('pages', env);
  const queue = createSqsQueue(createSqsClient({ region: env.AWS_REGION }), env.MESSAGE_QUEUE_URL);
  const files = createEvidenceFiles(createS3Client({ region: env.AWS_REGION }), env.LEDGER_BUCKET);
  return pagesContainer({ ...base, queue, files, links: { tokens: awsLinkTokens(env, base), epoch: env.LINK_EPOCH } });
}
