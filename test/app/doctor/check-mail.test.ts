import { describe, expect, test } from 'vitest';
import { checkAccount } from '../../../functions/app/doctor/check-account.ts';
import { checkCapacity } from '../../../functions/app/doctor/check-capacity.ts';
import { checkMail } from '../../../functions/app/doctor/check-mail.ts';
import { checkSender } from '../../../functions/app/doctor/check-sender.ts';
import type { Finding } from '../../../functions/app/doctor/finding.ts';
import type { Roster } from '../../../functions/domain/roster.ts';
import { aManager, anAccountState, aSendingAccount } from '../../support/doctor.ts';

const TIMES = { at: '07:30', giveUpAt: '09:30', accountAt: '10:00', notAfter: '16:00' };
const address = 'steward@bank.example';
const rosterOf = (...mails: (string | undefined)[]): Roster => {
  const managers = mails.map((mail, n) => [`m${n}`, aManager(`m${n}`, { mail } as object)] as const);
  return { units: new Map(), officers: new Map(), managers: new Map(managers) };
};
const one = (findings: readonly Finding[], about: string) => findings.find((finding) => finding.about === about);
const levels = (findings: readonly Finding[]) => findings.map(({ about, level }) => `${about}: ${level}`);

describe('the sender', () => {
  test('of a verified domain that signs its mails is well', async () => {
    const findings = await checkSender({ address, account: aSendingAccount() });
    expect(levels(findings)).toEqual(['sender: ok', 'DKIM: ok']);
  });

  test('is looked up by the domain of its address', async () => {
    const asked: string[] = [];
    const account = { ...aSendingAccount(), identity: async (domain: string) => void asked.push(domain) };
    const [finding] = await checkSender({ address: 'Steward@Bank.Example', account });
    expect(asked).toEqual(['bank.example']);
    expect(finding).toMatchObject({ level: 'problem', found: 'SES does not know bank.example' });
  });

  test('that is not verified, or not signed yet, is a problem, and says where the DNS records are', async () => {
    const account = aSendingAccount({}, { verified: false, dkim: 'PENDING' });
    const findings = await checkSender({ address, account });
    expect(levels(findings)).toEqual(['sender: problem', 'DKIM: problem']);
    expect(findings[1]?.mend).toContain('aws sesv2 get-email-identity --email-identity bank.example');
  });
});

describe('the account', () => {
  const roster = rosterOf('a@bank.example', 'b@BANK.example', 'c@elsewhere.example');
  const check = (parts: object, people = roster) => checkAccount(anAccountState(parts), { address, roster: people });

  test('paused, or shut down by AWS, is a problem', () => {
    expect(one(check({ sendingEnabled: false }), 'sending')?.level).toBe('problem');
    expect(one(check({ enforcement: 'SHUTDOWN' }), 'SES account')?.level).toBe('problem');
    expect(one(check({ enforcement: 'PROBATION' }), 'SES account')?.level).toBe('warning');
  });

  test('in the sandbox it is said how many addresses may be out of reach', () => {
    const sandbox = one(check({ sandbox: true }), 'sandbox');
    expect(sandbox).toMatchObject({ level: 'problem' });
    expect(sandbox?.found).toContain('1 client manager of 3 addresses');
  });

  test('in the sandbox, with everybody in the verified domain, it is a warning', () => {
    expect(one(check({ sandbox: true }, rosterOf('a@bank.example')), 'sandbox')?.level).toBe('warning');
  });
});

describe('the time a morning’s mails take', () => {
  const pace = (mailsPerSecond: number) => ({ mailsPerSecond });

  test('is said as arithmetic: 600 mails at 1 a second take 10 minutes; from 07:30 that is 07:40', () => {
    const [finding] = checkCapacity(600, pace(1), TIMES);
    const found = '600 mails at 1 a second take 10 minutes; from 07:30 that is 07:40';
    expect(finding).toEqual({ level: 'ok', about: 'time to send', found });
  });

  test.each([
    [3600, 'ok', '60 minutes; from 07:30 that is 08:30'],
    [3601, 'warning', '61 minutes; from 07:30 that is 08:31'],
    [7200, 'warning', '120 minutes; from 07:30 that is 09:30'],
    [7201, 'problem', '121 minutes; from 07:30 that is 09:31'],
    [60_000, 'problem', '1,000 minutes; from 07:30 that is 00:10 1 day later'],
  ])('%i mails at 1 a second, until 09:30: %s', (mails, level, said) => {
    const [finding] = checkCapacity(mails, pace(1), TIMES);
    expect(finding?.level).toBe(level);
    expect(finding?.found).toContain(said);
  });

  test('is that of the slower: the stage’s rate or the provider’s; a stage faster than SES is a warning', () => {
    const findings = checkCapacity(600, { mailsPerSecond: 14, allowed: anAccountState({ perSecond: 1 }) }, TIMES);
    expect(one(findings, 'time to send')?.found).toContain('600 mails at 1 a second');
    expect(one(findings, 'sending rate')).toMatchObject({ level: 'warning' });
    expect(one(checkCapacity(600, { mailsPerSecond: 5, allowed: anAccountState() }, TIMES), 'sending rate')).toBe(
      undefined,
    );
  });
});

describe('the daily quota', () => {
  const quota = (mails: number, perDay: number | undefined) =>
    one(checkCapacity(mails, { mailsPerSecond: 14, allowed: anAccountState({ perDay }) }, TIMES), 'daily quota')?.level;

  test.each([
    [200, 201, 'problem'],
    [200, 200, 'warning'],
    [200, 101, 'warning'],
    [200, 100, 'ok'],
    [undefined, 100_000, 'ok'],
  ])('of %s for a roster of %i: %s', (perDay, mails, level) => {
    expect(quota(mails, perDay)).toBe(level);
  });
});

describe('the way mails leave', () => {
  test('only those with an address count as mails', async () => {
    const mail = { by: 'ses', address, mailsPerSecond: 1, account: aSendingAccount() } as const;
    const findings = await checkMail(mail, rosterOf('a@bank.example', undefined), TIMES);
    expect(one(findings, 'time to send')?.found).toContain('1 mail at 1 a second take');
  });

  test('through a relay: it says what it cannot check, looks for the password, and counts the time', async () => {
    const mail = { by: 'smtp', host: 'relay.bank.example', port: 587, mailsPerSecond: 2 } as const;
    const there = await checkMail({ ...mail, secret: { name: 's', there: true } }, rosterOf('a@b.example'), TIMES);
    expect(levels(there)).toEqual(['mail: ok', 'relay password: ok', 'time to send: ok']);
    expect(there[0]?.found).toContain('relay.bank.example:587');
    const missing = await checkMail({ ...mail, secret: { name: 's', there: false } }, rosterOf('a@b.example'), TIMES);
    expect(one(missing, 'relay password')?.level).toBe('problem');
  });
});
