import { type Statement, statementsOf } from './statements.ts';
import { nameOf, type Resource, readable, readableAll, type Template } from './template.ts';

/** A role with the statements of its own policies. */
export type Role = { name: string; statements: Statement[] };

/** A statement a resource carries: who may do what to it. */
type ResourceStatement = Statement & { on: string };

/** Who may do what, as a template deploys it. `functions`: the role of each function, by the function's name. */
export type Permissions = {
  functions: Map<string, Role>;
  roles: Map<string, Role>;
  onResources: ResourceStatement[];
};

type Entry = [id: string, resource: Resource];

const POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];
/** Where a resource's policy stands, and which resources it is about, by type. */
const DOCUMENTS: Record<string, { document: string; about?: string }> = {
  'AWS::SQS::QueuePolicy': { document: 'PolicyDocument', about: 'Queues' },
  'AWS::SNS::TopicPolicy': { document: 'PolicyDocument', about: 'Topics' },
  'AWS::S3::BucketPolicy': { document: 'PolicyDocument', about: 'Bucket' },
  'AWS::SecretsManager::ResourcePolicy': { document: 'ResourcePolicy', about: 'SecretId' },
  'AWS::KMS::Key': { document: 'KeyPolicy' },
  'AWS::DynamoDB::Table': { document: 'ResourcePolicy' },
};

/** Collects every policy of a template: of roles and of resources. Throws on a function without a role of its own. */
export function permissionsOf({ Resources }: Template): Permissions {
  const entries: Entry[] = Object.entries(Resources);
  const roles = new Map<string, Role>();
  for (const [id, { Type, Properties = {} }] of entries) {
    if (Type !== 'AWS::IAM::Role') continue;
    const name = nameOf(id);
    const inline = ((Properties.Policies ?? []) as { PolicyDocument: unknown }[]).map(
      (policy) => policy.PolicyDocument,
    );
    const attached = entries.filter(([, resource]) => isPolicyOf(resource, name)).map(documentOf);
    const statements = [...inline, ...attached].flatMap(statementsOf);
    roles.set(name, { name, statements: [...statements, ...managed(Properties.ManagedPolicyArns)] });
  }
  return { roles, functions: functionsOf(entries, roles), onResources: entries.flatMap(onResource) };
}

function isPolicyOf({ Type, Properties = {} }: Resource, role: string): boolean {
  if (!POLICIES.includes(Type)) return false;
  const roles = Properties.Roles ?? (Properties.RoleName === undefined ? [] : [Properties.RoleName]);
  return readableAll(roles).includes(`<${role}>`);
}

function documentOf([, { Properties = {} }]: Entry): unknown {
  return Properties.PolicyDocument;
}

/** A policy of AWS or of the account is not in the template: it stands as one action that no table of grants holds. */
function managed(arns: unknown): Statement[] {
  if (arns === undefined) return [];
  return readableAll(arns).map((arn) => ({
    effect: 'Allow',
    principals: [],
    actions: [`everything in ${arn}`],
    resources: ['*'],
    conditions: [],
  }));
}

function functionsOf(entries: readonly Entry[], roles: ReadonlyMap<string, Role>): Map<string, Role> {
  const functions = entries.filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  const named = functions.map(([id, { Properties = {} }]): [string, Role] => {
    const role = roles.get(readable(Properties.Role).slice(1, -1));
    if (role === undefined) throw new Error(`${id} has a role from elsewhere`);
    return [readable(Properties.FunctionName ?? nameOf(id)).replace(/^Steward-[a-z0-9]+-/, ''), role];
  });
  if (new Set(named.map(([, { name }]) => name)).size < named.length) throw new Error('two functions share a role');
  return new Map(named);
}

function onResource([id, { Type, Properties = {} }]: Entry): ResourceStatement[] {
  if (Type === 'AWS::Lambda::Permission') return [permission(Properties)];
  const where = DOCUMENTS[Type];
  const document = where && Properties[where.document];
  if (where === undefined || document === undefined) return [];
  const about = where.about === undefined ? [`<${nameOf(id)}>`] : readableAll(Properties[where.about]);
  return about.flatMap((on) => statementsOf(document).map((statement) => ({ ...statement, on })));
}

function permission({ Action, FunctionName, Principal, SourceArn }: Record<string, unknown>): ResourceStatement {
  const on = readable(FunctionName);
  const conditions =
    SourceArn === undefined ? [] : [{ operator: 'ArnLike', key: 'aws:SourceArn', values: [readable(SourceArn)] }];
  return {
    effect: 'Allow',
    principals: [readable(Principal)],
    actions: [readable(Action)],
    resources: [on],
    conditions,
    on,
  };
}
