import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod';
import type { Clock, Log } from '../../app/ports.ts';

/** How long a value is used before it is read again: within this time a rotated key has reached every instance. */
const MAX_AGE_MS = 15 * 60_000;

/** The Secrets Manager client. */
export function createSecretsClient(
  config: Pick<SecretsManagerClientConfig, 'region' | 'endpoint' | 'credentials' | 'requestHandler'>,
): SecretsManagerClient {
  const client = new SecretsManagerClient({
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...config,
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

export type SecretOptions<T> = { client: SecretsManagerClient; id: string; schema: z.ZodType<T>; now: Clock; log: Log };

/**
 * Reads a secret that holds JSON: once, then again every 15 minutes. A value that cannot be read again, or no longer fits, leaves
 * the last good one in use and is logged; without a good one it throws, naming the secret and the field, never its content.
 */
export function secretValues<T>({ client, id, schema, now, log }: SecretOptions<T>): () => Promise<T> {
  let known: { value: T; readAt: number } | undefined;
  let reading: Promise<T> | undefined;

  const read = async (): Promise<T> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    const parsed = schema.safeParse(jsonOf(SecretString));
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'value'}: ${code}`);
    throw new Error(`The secret ${id} does not hold what it should: ${fields.join(', ')}`);
  };
  return async () => {
    const at = Date.parse(now());
    if (known !== undefined && at - known.readAt < MAX_AGE_MS) return known.value;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    try {
      known = { value: await reading, readAt: at };
    } catch (error) {
      if (known === undefined) throw error;
      log.error('secret-not-read-again', { secret: id, error: error instanceof Error ? error.name : typeof error });
      known = { ...known, readAt: at };
    }
    return known.value;
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
