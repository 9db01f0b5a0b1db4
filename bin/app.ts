import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { policy } from '../config/policy.ts';
import { stages } from '../config/stages.ts';
import { stageOf } from '../functions/domain/stage/stage.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { StewardStack } from '../lib/steward-stack.ts';

const app = new App();
const asked: unknown = app.node.tryGetContext('stage');

try {
  // A function refuses to start on a configuration that is not right: that is to be known before anything is deployed.
  bankConfig();
  new StewardStack(app, stageOf(stages, asked === undefined ? undefined : String(asked), policy));
} catch (error) {
  if (!(error instanceof Error && error.message.startsWith('config/'))) throw error;
  console.error(error.message);
  process.exit(1);
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
