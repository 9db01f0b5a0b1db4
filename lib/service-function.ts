import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Charset, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../functions/domain/stage/stage.ts';
import type { Meaning } from './meaning.ts';
import type { FunctionNetwork } from './network.ts';

/** The stage under its name, as every construct needs it. */
export type NamedStage = { name: string; stage: Stage };

export type ServiceFunctionProps = {
  at: NamedStage;
  /** The Lambda's file under functions/, without `.ts`: also its name. */
  file: string;
  meaning: Meaning;
  timeoutSeconds: number;
  memoryMiB: number;
  /** Room for files in /tmp; without it what Lambda gives anyway. */
  diskMiB?: number;
  network?: FunctionNetwork | undefined;
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * A Lambda as it is in this house: one file under functions/, bundled whole with its SDK, on Node 24 and arm64, with a log group and a role
 * of its own. The role may write this log and nothing else; each construct adds what its use needs, together with the variable that
 * names it. No tracing: logs carry the ids, and a trace would carry addresses of pages.
 */
export class ServiceFunction extends Construct {
  readonly file: string;
  readonly meaning: Meaning;
  readonly timeout: Duration;
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { at, file, network, diskMiB } = props;
    this.file = file;
    this.meaning = props.meaning;
    this.timeout = Duration.seconds(props.timeoutSeconds);
    // Encrypted by CloudWatch's own key, which is enough: logs hold ids and codes, never client data.
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/steward/${at.name}/${file}`,
      retention: at.stage.retention.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${file} may do`,
    });
    this.may({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    network?.admit(this.role);
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName: `Steward-${at.name}-${file}`,
      description: `Steward: ${file}`,
      entry: `${ROOT}functions/${file}.ts`,
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: this.timeout,
      memorySize: props.memoryMiB,
      role: this.role,
      logGroup: this.logGroup,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      bundling: BUNDLING,
      ...(diskMiB !== undefined && { ephemeralStorageSize: Size.mebibytes(diskMiB) }),
      ...network?.placement,
    });
  }

  /** Lets the function do this, and nothing more. */
  may(statement: PolicyStatementProps): void {
    this.role.addToPolicy(new PolicyStatement(statement));
  }

  /** Tells the function something through its environment. */
  knows(variables: Record<string, string>): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }
}

/** Ways to credentials that no Lambda goes: it has its own in the environment. The SDK asks for these modules only when that fails. */
const OTHER_CREDENTIALS = ['ini', 'login', 'process', 'sso', 'web-identity'].map(
  (way) => `@aws-sdk/credential-provider-${way}`,
);

/**
 * `externalModules`: besides these, the SDK that was tested is the SDK that runs. `mainFields`: the ES modules of a package, which are smaller. `charset`:
 * Chinese as it is, in half the bytes. `sourcesContent`: a stack trace needs lines and names, not the source once more.
 */
export const BUNDLING = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  sourceMap: true,
  externalModules: OTHER_CREDENTIALS,
  mainFields: ['module', 'main'],
  charset: Charset.UTF8,
  // CDK 2.276 takes the charset and does not pass it on.
  esbuildArgs: { '--charset': Charset.UTF8 },
  sourcesContent: false,
  logLevel: LogLevel.WARNING,
  // Some packages are CommonJS and ask for Node's own modules by `require`, which an ES module has not.
  banner: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
};
