import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

const SECRET_LENGTH = 64;

/** What signs the links in mails. Made once, and kept when the stack is deleted: without it every link sent is worthless. */
export class LinkKey extends Construct {
  readonly secret: Secret;
  readonly #epoch: number;

  constructor(scope: Construct, id: string, { epoch }: { epoch: number }) {
    super(scope, id);
    this.#epoch = epoch;
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs the links in mails of Steward: id, secret, and the previous ones for links already sent',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ id: 'k1' }),
        generateStringKey: 'secret',
        passwordLength: SECRET_LENGTH,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotated by hand, as the runbook says: the previous key has to stand beside the new one until its links expire.',
    });
  }

  /** Lets a function sign and check links, and tells it which epoch of links is good. */
  readBy(fn: ServiceFunction): void {
    fn.knows({ LINK_KEY_SECRET: this.secret.secretArn, LINK_EPOCH: String(this.#epoch) });
    fn.may({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] });
  }
}
