import { type LocalDynamo, startDynamo } from '../../local/dynamodb.ts';

/** The engine under the store's tests: the embedded one, or the one that `STEWARD_TEST_DYNAMODB` says listens at an address. */
export async function testEngine(): Promise<LocalDynamo> {
  const endpoint = process.env.STEWARD_TEST_DYNAMODB;
  if (endpoint === undefined) return startDynamo();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const stop = async () => {};
  return {
    connection: { endpoint, region: 'local', credentials },
    table: `steward-${process.pid}-${Date.now()}`,
    stop,
  };
}
