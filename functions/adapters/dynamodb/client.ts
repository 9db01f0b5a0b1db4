import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

export type DynamoOptions = Pick<DynamoDBClientConfig, 'credentials' | 'requestHandler'> & {
  region: string;
  /** Where an engine other than AWS listens. */
  endpoint?: string;
};

const agent = { keepAlive: true, maxSockets: 64 };

/**
 * The SDK's client, built once per process. It keeps the SDK's own retries: every write is conditional, so a repeated one
 * that had already landed is a conflict, and the reload shows the writer its own command.
 */
export function createDynamoClient(options: DynamoOptions): DynamoDBClient {
  const client = new DynamoDBClient({
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...options,
  });
  // Even without a logger it walks every response for sensitive fields: most of a large query's CPU time.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
