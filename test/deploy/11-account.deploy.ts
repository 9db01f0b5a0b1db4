import { expect, test } from 'vitest';
import { instantAt } from '../../functions/domain/civil-date.ts';
import { theMeeting } from './support/duties.ts';
import { linesOf, logGroups, logged } from './support/logs.ts';
import { arrivedMails } from './support/mails.ts';
import { allClients, messagesOf, records, theRoster } from './support/records.ts';
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

test('of all that was logged, nothing names a client, a phone, an amount, an address, a link or what was noted, and nobody by name', async () => {
  const groups = await logGroups();
  const functions = ['plan-run', 'send-mail', 'mail-events', 'watch-run', 'import-file', 'pages', 'anchor-ledger'];
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
  const recorded = clients.filter(({ care }) => care.lastAction !== undefined || care.undone !== undefined);
  const contacts = (await Promise.all(recorded.map(({ id }) => records.contacts.of(id, 10)))).flat();
  const notes = contacts.flatMap(({ note }) => note ?? []);
  expect(notes).not.toEqual([]);
  const { evidence = {} } = (await theMeeting()).history.at(-1) ?? {};
  const { managers, officers } = await theRoster();
  const people = [...managers.values(), ...officers.values()].flatMap(({ name, employeeNo }) => [
    name,
    `"${employeeNo}"`,
  ]);
  const named = people.flatMap((text) => text ?? []);
  const mails = await arrivedMails();
  const pages = /\/(?:day|client|duties|duty|not-me)\/([^"#]{40})/g;
  const links = mails.map(({ mail }) => [...(mail.html || '').matchAll(pages)]);
  const tokens = links.flat().flatMap(([, token]) => token ?? []);
  const all = lines.join('\n');
  // The day's, and at least one client's; the month's, and at least one duty's; the duty's of a receipt, and the one to say that it was not them.
  expect(links.filter((those) => those.length < 2)).toEqual([]);
  expect(
    [...secrets, ...notes, String(evidence.topics), ...named, ...tokens, ...mails.flatMap(({ to }) => to)].filter(
      (secret) => all.includes(secret),
    ),
  ).toEqual([]);
});
