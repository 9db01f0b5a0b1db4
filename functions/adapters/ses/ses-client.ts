import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses';

export type SesTimeouts = { connectionMs: number; requestMs: number };

/** Well under the lease of a claim, so that a sender has marked its attempt before the watch judges it. */
const TIMEOUTS: SesTimeouts = { connectionMs: 3_000, requestMs: 10_000 };

/**
 * The SES client as the send protocol needs it: one request per call, whatever happens to it (the SDK's own retries send a
 * mail again after a reset, a 5xx or a truncated reply), and time-outs that throw. Without `loggerMiddleware` the SDK does
 * not walk every reply for a logger nobody set.
 */
export function createSesClient({
  timeouts = TIMEOUTS,
  ...config
}: Pick<SESClientConfig, 'region' | 'endpoint' | 'credentials' | 'requestHandler'> & {
  timeouts?: SesTimeouts;
}): SESClient {
  const client = new SESClient({
    requestHandler: {
      connectionTimeout: timeouts.connectionMs,
      requestTimeout: timeouts.requestMs,
      throwOnRequestTimeout: true,
    },
    ...config,
    maxAttempts: 1,
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
