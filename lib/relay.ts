import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Stage } from '../functions/domain/stage/stage.ts';
import type { ServiceFunction } from './service-function.ts';

export type RelayProps = { transport: Extract<Stage['transport'], { kind: 'smtp' }> };

/** Mail through the bank's own relay. Nothing is deployed for it: the relay is there, and so is the secret with its user and password. */
export class Relay extends Construct {
  readonly #transport: RelayProps['transport'];

  constructor(scope: Construct, id: string, { transport }: RelayProps) {
    super(scope, id);
    this.#transport = transport;
  }

  /** Lets a function read the relay's user and password, and tells it where the relay is. */
  sentBy(fn: ServiceFunction): void {
    const { host, port, secretName } = this.#transport;
    fn.knows({ MAIL_TRANSPORT: 'smtp', SMTP_HOST: host, SMTP_PORT: String(port), SMTP_SECRET: secretName });
    const named = { service: 'secretsmanager', resource: 'secret', arnFormat: ArnFormat.COLON_RESOURCE_NAME };
    // Secrets Manager puts a hyphen and six characters of its own after the name.
    const resourceName = `${secretName}-??????`;
    fn.may({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [Stack.of(this).formatArn({ ...named, resourceName })],
    });
  }
}
