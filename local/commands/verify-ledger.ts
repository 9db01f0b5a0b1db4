import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import { createLedgerAnchors } from '../../functions/adapters/s3/s3-ledger-anchors.ts';
import { type LedgerVerified, verifyLedger } from '../../functions/app/duty/verify-ledger.ts';
import type { LedgerAnchors } from '../../functions/app/ports.ts';
import type { LedgerFault } from '../../functions/domain/duty/anchor.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import { sha256 } from '../../functions/runtime/sha256.ts';
import type { VerifyLedgerOptions } from '../arguments/steward-options.ts';
import { atStage, atStore, type StageWorld } from '../doctor/places.ts';
import { startDynamo } from '../dynamodb.ts';
import { localLedgerAnchors } from '../ledger-anchors.ts';
import type { Terminal } from '../terminal.ts';
import { WORLD } from './doctor.ts';

/** `steward verify-ledger`: recomputes every chain of a stage or a store and names the first broken entry of each. 0 it holds, 1 it does not, 2 it could not look. */
export async function verifyLedgerCommand(
  { place, json }: VerifyLedgerOptions,
  { stdout, stderr }: Terminal,
  config: BankConfig,
  world: StageWorld = WORLD,
): Promise<number> {
  const looked =
    'stage' in place
      ? await atStage(place.stage, config, world, ({ clients, deployed: { table, ledgerBucket } }) =>
          verified(clients.dynamo, table, createLedgerAnchors(clients.s3, ledgerBucket)),
        )
      : await atStore(place.store, verifiedStore);
  if (!looked.ok) {
    stderr.write(`${looked.line}\n`);
    return 2;
  }
  stdout.write(json ? `${JSON.stringify(looked.value)}\n` : textOf(looked.value));
  return looked.value.faults.length === 0 ? 0 : 1;
}

function verified(client: DynamoDBClient, table: string, anchors: LedgerAnchors): Promise<LedgerVerified> {
  // What cannot be read is among the faults.
  const { duties, roster } = dynamoRecords({ client, table, report: () => {} });
  return verifyLedger({ duties, roster, anchors, sha256 });
}

async function verifiedStore(store: string): Promise<LedgerVerified> {
  const dynamo = await startDynamo({ path: store });
  const client = createDynamoClient(dynamo.connection);
  try {
    return await verified(client, dynamo.table, localLedgerAnchors(store));
  } finally {
    client.destroy();
    await dynamo.stop();
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
