import { describe, expect, test } from 'vitest';
import { createSesAccount, createSesAccountClient } from '../../../functions/adapters/ses/ses-account.ts';
import { type AwsReply, fakeAws } from '../../support/fake-aws.ts';
import { FAKE_CREDENTIALS } from '../../support/faulty-ses.ts';

function account(reply: AwsReply) {
  const { requests, requestHandler } = fakeAws(() => reply);
  const client = createSesAccountClient({ region: 'us-east-1', credentials: FAKE_CREDENTIALS, requestHandler });
  return { account: createSesAccount(client), requests };
}
const ACCOUNT = {
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 612 },
};

describe('the sending account of SES', () => {
  test('tells sandbox, pause, standing, rate and quota', async () => {
    const { account: ses, requests } = account({ json: ACCOUNT });
    expect(await ses.state()).toEqual({
      sandbox: false,
      sendingEnabled: true,
      enforcement: 'HEALTHY',
      perSecond: 14,
      perDay: 50_000,
      sentLastDay: 612,
    });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v2/email/account']);
  });

  test('is in the sandbox, and may not send, unless it is said otherwise', async () => {
    const { account: ses } = account({ json: { SendQuota: ACCOUNT.SendQuota } });
    expect(await ses.state()).toMatchObject({ sandbox: true, sendingEnabled: false, enforcement: 'unknown' });
  });

  test('takes the quota -1 for none', async () => {
    const { account: ses } = account({ json: { ...ACCOUNT, SendQuota: { ...ACCOUNT.SendQuota, Max24HourSend: -1 } } });
    expect((await ses.state()).perDay).toBeUndefined();
  });

  test('tells whether a domain is verified and signs', async () => {
    const { account: ses, requests } = account({
      json: { VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', SigningEnabled: true } },
    });
    expect(await ses.identity('bank.example')).toEqual({ verified: false, dkim: 'PENDING' });
    expect(requests[0]?.path).toBe('/v2/email/identities/bank.example');
  });

  test('knows nothing of a domain SES does not know', async () => {
    const { account: ses } = account({ status: 404, headers: { 'x-amzn-errortype': 'NotFoundException' } });
    expect(await ses.identity('bank.example')).toBeUndefined();
  });

  test('throws what is refused', async () => {
    const refusal = { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, json: { message: 'no' } };
    await expect(account(refusal).account.state()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(account(refusal).account.identity('d')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
