import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import type { DoctorDeps } from '../../functions/app/doctor/deps.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import { startDynamo } from '../dynamodb.ts';

/** What the doctor looks at in a store of this computer, and how to let go of it. */
export async function embeddedDeps(
  store: string,
  { calendar, policy, schedules, rules }: BankConfig,
): Promise<{ deps: DoctorDeps; stop(): Promise<void> }> {
  const dynamo = await startDynamo({ path: store });
  const client = createDynamoClient(dynamo.connection);
  const leftOut: { id: string; problem: string }[] = [];
  const where = store === '.steward' ? '' : ` --store ${store}`;
  return {
    deps: {
      records: dynamoRecords({ client, table: dynamo.table, report: (broken) => leftOut.push(broken) }),
      calendar,
      policy,
      schedules,
      rules,
      indexParts: 1,
      mail: { by: 'embedded' },
      leftOut,
      byHand: {
        run: (kind, date) => `npm run -s steward -- run ${kind} --date ${date}${where}`,
        sweep: `npm run -s steward -- reindex${where}`,
      },
    },
    async stop() {
      client.destroy();
      await dynamo.stop();
    },
  };
}
