import { beforeAll, expect, test } from 'vitest';
import { messagesOf } from './support/records.ts';
import { steward } from './support/steward.ts';
import { DATE, STAGE } from './support/world.ts';

type Finding = { level: string; about: string; found: string; mend?: string };

let code: number;
let findings: Finding[];

beforeAll(async () => {
  const ran = await steward(['doctor', '--stage', STAGE, '--date', DATE, '--json']);
  [code, { findings }] = [ran.code, JSON.parse(ran.said)];
});

const about = (what: string) => findings.filter((finding) => finding.about === what);

test('the doctor finds what is wrong, says what to do about it, and tells it by its exit code', () => {
  const problems = findings.filter(({ level }) => level === 'problem');
  // The emulator signs no mail; and the poisoned messages lie where they were put.
  expect(problems.map((finding) => finding.about).toSorted()).toEqual(['DKIM', 'message queue']);
  expect(problems.every(({ mend = '' }) => mend.length > 0)).toBe(true);
  expect(about('message queue')[0]?.found).toContain('2 dead letters');
  expect(code).toBe(1);
});

test('it finds the stack, its queues, its sender and its records in order, and counts the mails of the day', async () => {
  for (const what of [
    'stack',
    'sender',
    'sandbox',
    'daily quota',
    'run queue',
    'roster',
    'clients',
    'due index',
    'records',
  ])
    expect(about(what).map(({ level }) => level)).toEqual(['ok']);
  const messages = [...(await messagesOf(DATE)).values()];
  const sent = messages.filter(({ state }) => state === 'SENT').length;
  expect(about(`digest ${DATE}`)[0]).toMatchObject({ level: 'ok' });
  expect(about(`digest ${DATE}`)[0]?.found).toContain(`${messages.length} mails planned: ${sent} sent`);
});
