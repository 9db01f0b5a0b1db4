import { expect, test } from 'vitest';
import { instantAt } from '../../functions/domain/civil-date.ts';
import { linesOf, logGroups, logged } from './support/logs.ts';
import { arrivedMails } from './support/mails.ts';
import { allClients, messagesOf } from './support/records.ts';
import { fire } from './support/schedules.ts';
import { until } from './support/until.ts';
import { config, DATE, STAGE } from './support/world.ts';

const { policy, schedules } = config;

test("the day's account tells how many mails were planned, and what became of each", async () => {
  await fire('account', instantAt(DATE, schedules.mails.digest.accountAt, policy.timeZone));
  const account = await until('for the account', async () => (await logged('watch-run', 'run-account'))[0]);
  const messages = [...(await messagesOf(DATE)).values()];
  const [sent, skipped] = ['SENT', 'SKIPPED'].map((is) => messages.filter(({ state }) => state === is).length);
  const nothingElse = { failed: 0, unresolved: 0, bounced: 0, inFlight: 0, missing: 0, unaccounted: 0 };
  const told = { level: 'INFO', kind: 'digest', date: DATE, workday: true };
  expect(account).toMatchObject({ ...told, planned: messages.length, sent, skipped, ...nothingElse });
});

test('of all that was logged, nothing names a client, a phone, an amount, an address or a link', async () => {
  const groups = await logGroups();
  const functions = ['plan-run', 'send-mail', 'mail-events', 'watch-run', 'import-file', 'pages'];
  expect(groups).toEqual(expect.arrayContaining(functions.map((file) => `/steward/${STAGE}/${file}`)));
  const lines = (await Promise.all(groups.map(linesOf))).flat();
  expect(lines.length).toBeGreaterThan(functions.length);

  const clients = await allClients();
  const secrets = clients.flatMap(({ bank: { name, phone, address, holdings = [] } }) => [
    ...[name, phone, address].flatMap((text) => text ?? []),
    ...holdings
      .map(({ amount }) => amount.minor)
      .filter((minor) => minor % 100_000_00 !== 0)
      .map(String),
  ]);
  const mails = await arrivedMails();
  const links = mails.flatMap(({ mail }) => /\/day\/([^"]{40})/.exec(mail.html || '')?.[1] ?? []);
  const all = lines.join('\n');
  expect(links).toHaveLength(mails.length);
  expect([...secrets, ...links, ...mails.flatMap(({ to }) => to)].filter((secret) => all.includes(secret))).toEqual([]);
});
