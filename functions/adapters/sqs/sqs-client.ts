import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';

/** The SQS client. It keeps the SDK's retries: a message that arrives twice is harmless here. */
export function createSqsClient(
  config: Pick<SQSClientConfig, 'region' | 'endpoint' | 'credentials' | 'requestHandler'>,
) {
  const client = new SQSClient({
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
