import { describe, expect, test } from 'vitest';
import { OF_FUNCTIONS } from '../support/iam/expected-grants.ts';
import { type Context, may } from '../support/iam/may.ts';
import { permissionsOf } from '../support/iam/roles.ts';
import type { Template } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage, smtpStage } from '../support/stages.ts';

const deployed = synthesise(sesStage).template.toJSON() as Template;
const permissions = permissionsOf(deployed);
const relayed = permissionsOf(synthesise(smtpStage, 'green').template.toJSON() as Template);
const functions = Object.keys(OF_FUNCTIONS);
const others = (...names: string[]) => functions.filter((name) => !names.includes(name));
const BUCKET = '<ImportDropBucket>';

describe('mail', () => {
  const SES = 'arn:aws:ses:ap-southeast-1:123456789012';
  const identity = `${SES}:identity/bank.example`;
  const set = `${SES}:configuration-set/<MailConfigurationSet>`;
  const from = (address: string): Context => ({ 'ses:FromAddress': address });
  const ours = from(sesStage.sender.address);
  const maySend = (name: string, resource: string, context: Context, action = 'ses:SendRawEmail') =>
    may(permissions, name, { action, resource, context });

  test('send-mail may send as the configured address, through the configured set', () => {
    expect(maySend('send-mail', identity, ours)).toBe(true);
    expect(maySend('send-mail', set, ours)).toBe(true);
  });

  test.each(['steward@bank.example', 'm1@bank.example', 'branch.example'])(
    'when SES asks about %s, verified in the account beside the domain, send-mail may send all the same',
    (verified) => {
      expect(maySend('send-mail', `${SES}:identity/${verified}`, ours)).toBe(true);
    },
  );

  test.each(['chairman@bank.example', 'steward@bank.example.org', 'STEWARD@bank.example', '*'])(
    'send-mail may not send as %s',
    (address) => {
      expect(maySend('send-mail', identity, from(address))).toBe(false);
      for (const verified of [identity, `${SES}:identity/${address}`, `${SES}:identity/other.example`]) {
        expect(maySend('send-mail', verified, from(address))).toBe(false);
        expect(maySend('send-mail', verified, {})).toBe(false);
      }
      expect(maySend('send-mail', set, from(address))).toBe(false);
    },
  );

  test('send-mail may not send through another set, or in another region or account', () => {
    expect(maySend('send-mail', `${SES}:configuration-set/other`, ours)).toBe(false);
    expect(maySend('send-mail', '*', ours)).toBe(false);
    for (const elsewhere of ['us-east-1:123456789012', 'ap-southeast-1:210987654321'])
      expect(maySend('send-mail', `arn:aws:ses:${elsewhere}:identity/bank.example`, ours)).toBe(false);
  });

  test('a mail that names no set goes through the configured one', () => {
    const { Properties } =
      Object.values(deployed.Resources).find(({ Type }) => Type === 'AWS::SES::EmailIdentity') ?? {};
    expect(JSON.stringify(Properties?.ConfigurationSetAttributes)).toContain('MailConfigurationSet');
  });

  test.each(others('send-mail'))('%s cannot send mail', (name) => {
    for (const action of [
      'SendRawEmail',
      'SendEmail',
      'SendTemplatedEmail',
      'SendBulkTemplatedEmail',
      'SendBulkEmail',
      'SendBounce',
    ])
      for (const resource of [identity, set]) expect(maySend(name, resource, ours, `ses:${action}`)).toBe(false);
  });

  test.each(functions)('with a relay for transport %s cannot use SES', (name) => {
    if (name !== 'mail-events')
      expect(may(relayed, name, { action: 'ses:SendRawEmail', resource: identity, context: ours })).toBe(false);
  });
});

describe('files of the bank', () => {
  const prefix = (text: string): Context => ({ 's3:prefix': text });

  test('import-file reads what was dropped and how to read it', () => {
    for (const key of ['drop/core/2026-11-20/clients.csv', 'mappings/core.json'])
      expect(may(permissions, 'import-file', { action: 's3:GetObject', resource: `${BUCKET}/${key}` })).toBe(true);
    expect(
      may(permissions, 'import-file', { action: 's3:ListBucket', resource: BUCKET, context: prefix('drop/core/') }),
    ).toBe(true);
  });

  test('import-file writes reports and nothing else', () => {
    const put = (key: string) =>
      may(permissions, 'import-file', { action: 's3:PutObject', resource: `${BUCKET}/${key}` });
    expect(put('reports/core/2026-11-20/report.json')).toBe(true);
    for (const key of ['drop/core/2026-11-20/clients.csv', 'mappings/core.json', 'report.json'])
      expect(put(key)).toBe(false);
  });

  test('import-file deletes no file, and does not look at the whole bucket', () => {
    for (const action of ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'])
      expect(may(permissions, 'import-file', { action, resource: `${BUCKET}/drop/core/2026-11-20/clients.csv` })).toBe(
        false,
      );
    expect(may(permissions, 'import-file', { action: 's3:ListBucket', resource: BUCKET, context: prefix('') })).toBe(
      false,
    );
    expect(may(permissions, 'import-file', { action: 's3:ListBucket', resource: BUCKET })).toBe(false);
  });

  test.each(others('import-file'))('%s does not reach the bucket', (name) => {
    for (const key of ['drop/core/2026-11-20/clients.csv', 'mappings/core.json', 'reports/core/2026-11-20/report.json'])
      for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectVersion'])
        expect(may(permissions, name, { action, resource: `${BUCKET}/${key}` })).toBe(false);
  });

  test('nobody reaches the bucket in the clear', () => {
    const clear = { 'aws:SecureTransport': 'false' };
    const asked = { action: 's3:GetObject', resource: `${BUCKET}/drop/x`, context: clear };
    expect(may(permissions, 'import-file', asked)).toBe(false);
  });
});
