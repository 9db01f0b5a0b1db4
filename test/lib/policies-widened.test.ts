import { describe, expect, test } from 'vitest';
import { OF_FUNCTIONS, OF_SCHEDULES, ON_RESOURCES } from '../support/iam/expected-grants.ts';
import { allGrants, grantsOnResources } from '../support/iam/grants.ts';
import { permissionsOf } from '../support/iam/roles.ts';
import { nameOf, type Template } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage } from '../support/stages.ts';

const deployed = synthesise(sesStage).template.toJSON() as Template;

type Statement = { Action: string | string[]; Resource: unknown; Effect: string; Condition?: unknown };
type Document = { Statement: Statement[] };

const idOf = (template: Template, name: string): string => {
  const id = Object.keys(template.Resources).find((each) => nameOf(each) === name);
  if (id === undefined) throw new Error(`there is no ${name}`);
  return id;
};
const propertiesOf = (template: Template, name: string) =>
  template.Resources[idOf(template, name)]?.Properties as Record<string, unknown>;
const statementsOf = (template: Template, name: string) =>
  (propertiesOf(template, name).PolicyDocument as Document).Statement;
const statementOn = (template: Template, name: string, action: string): Statement => {
  const found = statementsOf(template, name).find(({ Action }) => [Action].flat().includes(action));
  if (found === undefined) throw new Error(`${name} does not allow ${action}`);
  return found;
};
const allow = (Action: string, Resource: unknown = '*'): Statement => ({ Action, Resource, Effect: 'Allow' });
const asExpected = (template: Template): boolean => {
  const permissions = permissionsOf(template);
  const is = JSON.stringify(sorted({ ...allGrants(permissions), on: grantsOnResources(permissions) }));
  return is === JSON.stringify(sorted({ ...OF_FUNCTIONS, ...OF_SCHEDULES, on: ON_RESOURCES }));
};
const sorted = (value: unknown): unknown =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      );

const PAGES = 'PagesRoleDefaultPolicy';
const SEND_MAIL = 'RunsSendMailRoleDefaultPolicy';
const WIDENINGS: [what: string, widen: (template: Template) => unknown][] = [
  [
    'an action more',
    (on) =>
      statementsOf(on, PAGES).push(allow('dynamodb:DeleteItem', { 'Fn::GetAtt': [idOf(on, 'RecordsTable'), 'Arn'] })),
  ],
  [
    'a write in a partition more',
    (on) =>
      Object.assign(statementOn(on, PAGES, 'dynamodb:PutItem'), {
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CLIENT#*', 'ROSTER'] } },
      }),
  ],
  [
    'a write in any partition beside the one that names its own',
    (on) =>
      statementsOf(on, PAGES).push(allow('dynamodb:PutItem', { 'Fn::GetAtt': [idOf(on, 'RecordsTable'), 'Arn'] })),
  ],
  ['every action', (on) => Object.assign(statementOn(on, PAGES, 'dynamodb:GetItem'), { Action: 'dynamodb:*' })],
  ['every resource', (on) => Object.assign(statementOn(on, PAGES, 'secretsmanager:GetSecretValue'), { Resource: '*' })],
  ['a condition gone', (on) => delete statementOn(on, SEND_MAIL, 'ses:SendRawEmail').Condition],
  [
    'every partition',
    (on) =>
      Object.assign(statementOn(on, PAGES, 'dynamodb:GetItem'), {
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*'] } },
      }),
  ],
  [
    'any address of the domain',
    (on) =>
      Object.assign(statementOn(on, SEND_MAIL, 'ses:SendRawEmail'), {
        Condition: { StringLike: { 'ses:FromAddress': '*@bank.example' } },
      }),
  ],
  [
    'any configuration set',
    (on) =>
      Object.assign(statementOn(on, SEND_MAIL, 'ses:SendRawEmail'), {
        Resource: 'arn:aws:ses:ap-southeast-1:123456789012:*',
      }),
  ],
  [
    'a policy inside the role',
    (on) =>
      Object.assign(propertiesOf(on, 'PagesRole'), {
        Policies: [{ PolicyDocument: { Statement: [allow('s3:GetObject')] } }],
      }),
  ],
  [
    'a policy of AWS',
    (on) =>
      Object.assign(propertiesOf(on, 'PagesRole'), { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
  ],
  [
    'a second policy for the role',
    (on) =>
      Object.assign(on.Resources, {
        Extra: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            Roles: [{ Ref: idOf(on, 'PagesRole') }],
            PolicyDocument: { Statement: [allow('ses:SendEmail')] },
          },
        },
      }),
  ],
  [
    'a role more',
    (on) =>
      Object.assign(on.Resources, {
        Extra: {
          Type: 'AWS::IAM::Role',
          Properties: { Policies: [{ PolicyDocument: { Statement: [allow('ses:SendEmail')] } }] },
        },
      }),
  ],
  [
    'a bucket that lets a role in',
    (on) =>
      statementsOf(on, 'ImportDropBucketPolicy').push({
        ...allow('s3:GetObject'),
        ...{ Principal: { AWS: { 'Fn::GetAtt': [idOf(on, 'PagesRole'), 'Arn'] } } },
      }),
  ],
  [
    'a queue that takes from anybody',
    (on) => statementsOf(on, 'RunsMessageQueuePolicy').push({ ...allow('sqs:SendMessage'), ...{ Principal: '*' } }),
  ],
];

describe('a grant that widens does not go unseen', () => {
  test('as it is deployed, every grant is as expected', () => {
    expect(asExpected(deployed)).toBe(true);
  });

  test.each(WIDENINGS)('%s', (_, widen) => {
    const copy = structuredClone(deployed);
    widen(copy);
    expect(asExpected(copy)).toBe(false);
  });

  test.each(['NotAction', 'NotResource', 'NotPrincipal'])('%s is not passed over', (key) => {
    const copy = structuredClone(deployed);
    Object.assign(statementOn(copy, PAGES, 'dynamodb:GetItem'), { [key]: 'x' });
    expect(() => permissionsOf(copy)).toThrow(`a policy says ${key}`);
  });

  test('two functions do not share a role', () => {
    const copy = structuredClone(deployed);
    propertiesOf(copy, 'PagesFunction').Role = propertiesOf(copy, 'RunsSendMailFunction').Role;
    expect(() => permissionsOf(copy)).toThrow('two functions share a role');
  });
});
