import { describe, expect, test } from 'vitest';
import { recordGrants } from '../../lib/record-grants.ts';

const keyGrant = (region: string) =>
  recordGrants({ get: ['runs'] }, { tableArn: 'table', keyArn: 'key', region }).find(({ resources }) =>
    resources?.includes('key'),
  );

describe('the key of the records', () => {
  test.each([
    ['ap-east-1', 'dynamodb.ap-east-1.amazonaws.com'],
    ['cn-north-1', ['dynamodb.cn-north-1.amazonaws.com', 'dynamodb.cn-north-1.amazonaws.com.cn']],
  ])('in %s is used through DynamoDB only, by each name it goes by there', (region, through) => {
    expect(keyGrant(region)?.conditions).toEqual({ StringEquals: { 'kms:ViaService': through } });
  });
});
