import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

export type S3Options = Pick<
  S3ClientConfig,
  'region' | 'endpoint' | 'credentials' | 'requestHandler' | 'forcePathStyle' | 'maxAttempts'
>;

/** The S3 client. It keeps the SDK's retries: what is read is read again, and what is put is put whole or not at all. */
export function createS3Client(options: S3Options): S3Client {
  const client = new S3Client({
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...options,
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
