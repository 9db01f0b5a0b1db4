import { createDynamoClient } from '../../adapters/dynamodb/client.ts';
import { type DynamoRecords, dynamoRecords } from '../../adapters/dynamodb/records.ts';
import { createLambdaLog, type LambdaLog } from '../../adapters/log.ts';
import type { Clock } from '../../app/ports.ts';
import { type BankConfig, bankConfig } from '../bank-config.ts';

/** What every function needs of the world outside. */
export type Base = { records: Omit<DynamoRecords, 'units'>; config: BankConfig; log: LambdaLog; clock: Clock };

/** The world outside a Lambda: one table, the bank's configuration as it was deployed, a structured log, the clock. */
export function awsBase(service: string, env: { AWS_REGION: string; TABLE_NAME: string }): Base {
  const log = createLambdaLog(service);
  const records = dynamoRecords({
    client: createDynamoClient({ region: env.AWS_REGION }),
    table: env.TABLE_NAME,
    report: ({ id, problem }) => log.error('record-broken', { id, problem }),
  });
  return { records, config: bankConfig(), log, clock: () => new Date().toISOString() };
}
