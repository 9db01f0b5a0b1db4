import { describe, expect, test } from 'vitest';
import {
  createCloudFormationClient,
  deployedStack,
} from '../../../functions/adapters/cloudformation/deployed-stack.ts';
import { type AwsReply, fakeAws, refusalXml, stackXml } from '../../support/fake-aws.ts';
import { FAKE_CREDENTIALS } from '../../support/faulty-ses.ts';

const find = (reply: AwsReply) => {
  const { requestHandler } = fakeAws(() => reply);
  const client = createCloudFormationClient({ region: 'us-east-1', credentials: FAKE_CREDENTIALS, requestHandler });
  return deployedStack(client, 'Steward-trial');
};

describe('a deployed stack', () => {
  test('tells its account, its status and its outputs', async () => {
    const stack = await find(
      stackXml({
        account: '000000000000',
        status: 'UPDATE_COMPLETE',
        outputs: { TableName: 't', PagesUrl: 'https://p/' },
      }),
    );
    expect(stack).toMatchObject({ name: 'Steward-trial', account: '000000000000', status: 'UPDATE_COMPLETE' });
    expect([...(stack?.outputs ?? [])]).toEqual([
      ['TableName', 't'],
      ['PagesUrl', 'https://p/'],
    ]);
  });

  test('that is not there is undefined', async () => {
    const message = 'Stack with id Steward-trial does not exist';
    expect(await find(refusalXml('ValidationError', message))).toBeUndefined();
  });

  test('throws what is refused', async () => {
    await expect(find(refusalXml('AccessDenied', 'not authorized'))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(find(refusalXml('ValidationError', 'no such thing'))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });
});
