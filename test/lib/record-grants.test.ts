import { describe, expect, test } from 'vitest';
import { recordGrants } from '../../lib/record-grants.ts';

const keyGrant = (region: string) =>
  recordGrants({ get: ['runs'] }, { tableArn: 'table', keyArn: 'key', region }).find(({ resources }) =>
    resources?.includes('key'),
  );

describe('the key of the records', () => {
  test.each([
    [{ get: ['clients'], query: ['roster'], due: true, scan: true }, false],
    [{ put: ['clients'] }, true],
    [{ remove: ['roster'] }, true],
  ] as const)('encrypts for whoever writes only: %j', (use, encrypts) => {
    const actions = recordGrants(use, { tableArn: 'table', keyArn: 'key', region: 'ap-east-1' }).flatMap(
      (statement) => statement.actions ?? [],
    );
    expect(actions.includes('kms:Decrypt')).toBe(true);
    expect(actions.some((action) => /^kms:(Encrypt|GenerateDataKey|ReEncrypt)/.test(action))).toBe(encrypts);
  });

  test.each([
    ['ap-east-1', 'dynamodb.ap-east-1.amazonaws.com'],
    ['cn-north-1', ['dynamodb.cn-north-1.amazonaws.com', 'dynamodb.cn-north-1.amazonaws.com.cn']],
  ])('in %s is used through DynamoDB only, by each name it goes by there', (region, through) => {
    expect(keyGrant(region)?.conditions).toEqual({ StringEquals: { 'kms:ViaService': through } });
  });
});
