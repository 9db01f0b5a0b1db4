import { join } from 'node:path';
import type { Emulator } from './start.ts';

/**
 * The environment in which the AWS SDK, the CDK and Steward's own command line find the emulator instead of AWS: nothing but
 * this differs from an operator's. What the caller's own environment says of AWS is left out, and CDK keeps its notes below `directory`.
 */
export function emulatorEnvironment({ endpoint, address, certificate }: Emulator, directory: string) {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  const nowhere = join(directory, 'no-such-file');
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    CDK_HOME: join(directory, 'cdk'),
    CDK_DISABLE_CLI_TELEMETRY: '1',
    CDK_DISABLE_VERSION_CHECK: '1',
    CI: '1',
  };
}
