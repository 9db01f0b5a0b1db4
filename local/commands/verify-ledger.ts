import { existsSync } from 'node:fs';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import { createLedgerAnchors } from '../../functions/adapters/s3/s3-ledger-anchors.ts';
import { type LedgerVerified, type VerifyLedgerDeps, verifyLedger } from '../../functions/app/duty/verify-ledger.ts';
import type { LedgerFault } from '../../functions/domain/duty/anchor.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import { sha256 } from '../../functions/runtime/sha256.ts';
import type { VerifyLedgerOptions } from '../arguments/steward-options.ts';
import { awsRefusal } from '../doctor/aws-refusal.ts';
import { chooseStage } from '../doctor/choose-stage.ts';
import { findStage } from '../doctor/deployed-stage.ts';
import { startDynamo } from '../dynamodb.ts';
import { localLedgerAnchors } from '../ledger-anchors.ts';
import type { Terminal } from '../terminal.ts';
import { type DoctorWorld, WORLD } from './doctor.ts';

type Looked = { ok: true; verified: LedgerVerified } | { ok: false; line: string };

/** `steward verify-ledger`: recomputes every chain of a stage or a store and names the first broken entry of each. 0 it holds, 1 it does not, 2 it could not look. */
export async function verifyLedgerCommand(
  { place, json }: VerifyLedgerOptions,
  { stdout, stderr }: Terminal,
  config: BankConfig,
  world: Pick<DoctorWorld, 'stages' | 'clients'> = WORLD,
): Promise<number> {
  const looked = 'stage' in place ? await lookAtStage(place.stage, config, world) : await lookAtStore(place.store);
  if (!looked.ok) {
    stderr.write(`${looked.line}\n`);
    return 2;
  }
  stdout.write(json ? `${JSON.stringify(looked.verified)}\n` : textOf(looked.verified));
  return looked.verified.faults.length === 0 ? 0 : 1;
}

const verified = async (deps: Omit<VerifyLedgerDeps, 'sha256'>): Promise<Looked> => ({
  ok: true,
  verified: await verifyLedger({ ...deps, sha256 }),
});

async function lookAtStore(store: string): Promise<Looked> {
  if (!existsSync(store))
    return {
      ok: false,
      line: `There is no store ${store}: import files into one (steward import), or name a stage (--stage NAME)`,
    };
  const dynamo = await startDynamo({ path: store });
  const client = createDynamoClient(dynamo.connection);
  try {
    const { duties, roster } = dynamoRecords({ client, table: dynamo.table, report: () => {} });
    return await verified({ duties, roster, anchors: localLedgerAnchors(store) });
  } finally {
    client.destroy();
    await dynamo.stop();
  }
}

async function lookAtStage(
  asked: string,
  config: BankConfig,
  { stages, clients: clientsOf }: Pick<DoctorWorld, 'stages' | 'clients'>,
): Promise<Looked> {
  const chosen = chooseStage(stages, asked, config.policy);
  if (!chosen.ok) return chosen;
  const { name, stage } = chosen;
  const clients = clientsOf(stage.region);
  try {
    const found = await findStage(clients, name, stage);
    if (!found.ok) return found;
    const { table, ledgerBucket } = found.deployed;
    const { duties, roster } = dynamoRecords({ client: clients.dynamo, table, report: () => {} });
    return await verified({ duties, roster, anchors: createLedgerAnchors(clients.s3, ledgerBucket) });
  } catch (error) {
    const line = awsRefusal(error, stage.region);
    if (line === undefined) throw error;
    return { ok: false, line };
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

function textOf({ duties, entries, anchors, faults }: LedgerVerified): string {
  const looked = `${duties} duties with ${entries} entries, ${anchors} anchors`;
  if (faults.length === 0) return `The ledger holds: ${looked}.\n`;
  return [`The ledger is broken in ${faults.length} places (${looked}):`, ...faults.map(line), ''].join('\n');
}

function line(fault: LedgerFault): string {
  switch (fault.where) {
    case 'history':
      return `  duty ${fault.duty}, entry ${fault.seq}: ${fault.problem}`;
    case 'record':
      return `  duty ${fault.duty}: cannot be read (${fault.problem})`;
    case 'anchor':
      return `  anchor of ${fault.date}: ${fault.problem}`;
    case 'anchored':
      return `  duty ${fault.duty}, entry ${fault.seq}: differs from the anchor of ${fault.date}: ${fault.problem}`;
  }
}
