import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import type { Stage } from '../../functions/domain/stage/stage.ts';
import { StewardStack } from '../../lib/steward-stack.ts';

type Properties = Record<string, unknown>;
export type Resource = { Type: string; Properties: Properties; DeletionPolicy?: string; UpdateReplacePolicy?: string };

/** A stage's stack as it is synthesised, without bundling anything. */
export type Synthesised = {
  app: App;
  stack: StewardStack;
  template: Template;
  /** Resources of a type by logical id. */
  all(type: string): Record<string, Resource>;
  /** The one resource of a type. */
  only(type: string): Resource;
  /** A function by its file's name. */
  fn(file: string): Properties;
  /** What a function finds in its environment, with plausible values for what is known only once it is deployed. */
  envOf(file: string): Record<string, string>;
};

/** Synthesises a stage as `cdk synth` does. Once per test file. */
export function synthesise(stage: Stage, name = 'blue'): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'steward-synth-'));
  const context = { ...cdk.context, 'aws:cdk:bundling-stacks': [] };
  // CDK's own check of the template takes seconds each time; `cdk synth` makes it.
  const app = new App({ outdir, context, builtinCloudFormationValidation: false });
  const stack = new StewardStack(app, { name, stage });
  const template = Template.fromStack(stack);
  rmSync(outdir, { recursive: true });
  const resources: Record<string, Resource> = template.toJSON().Resources;
  const all = (type: string) =>
    Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource.Type === type));
  const fn = (file: string) => {
    const name = `Steward-${stack.stackName.slice('Steward-'.length)}-${file}`;
    const found = Object.values(resources).find(({ Properties }) => Properties?.FunctionName === name);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found.Properties;
  };
  return {
    app,
    stack,
    template,
    all,
    only(type) {
      const [resource, ...others] = Object.values(all(type));
      if (resource === undefined || others.length > 0) throw new Error(`there is not exactly one ${type}`);
      return resource;
    },
    fn,
    envOf(file) {
      const { Variables } = fn(file).Environment as { Variables: Properties };
      const env = Object.entries(Variables).map(([name, value]) => [name, deployed(value, resources)]);
      return { AWS_REGION: stage.region, ...Object.fromEntries(env) };
    },
  };
}

/** A value as it might be once it is deployed. */
function deployed(value: unknown, resources: Record<string, Resource>): string {
  if (typeof value === 'string') return value;
  const [[kind, of] = []] = Object.entries(value as Properties);
  if (kind === 'Ref' && of === 'AWS::URLSuffix') return 'amazonaws.com';
  if (kind === 'Ref') {
    const isQueue = resources[String(of)]?.Type === 'AWS::SQS::Queue';
    return isQueue ? `https://sqs.ap-southeast-1.amazonaws.com/123456789012/${of}` : String(of);
  }
  if (kind === 'Fn::GetAtt') return (of as string[]).join('.');
  if (kind === 'Fn::Join') {
    const [by, parts] = of as [string, unknown[]];
    return parts.map((part) => deployed(part, resources)).join(by);
  }
  throw new Error(`cannot tell what ${JSON.stringify(value)} will be`);
}
