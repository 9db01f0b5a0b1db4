import { expect, test } from 'vitest';
import { readStoredDigest } from '../../functions/app/stored-digest.ts';
import { mailLinks } from '../../functions/runtime/containers/links.ts';
import { contentBuilders } from '../../functions/runtime/content-builders.ts';
import { aManager, overdueClient } from '../support/digest-world.ts';
import { SILENT } from '../support/mail-world.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { config, DATE, NINE, tokens } from '../support/pages-bank.ts';

const links = { tokens, epoch: 1, pagesUrl: 'https://steward.bank.example/' };

async function aMail(leave: { from: string; to: string }[] = []) {
  const records = memoryRecords();
  for (const id of ['c1', 'c2']) records.clients.stored.items.set(id, { ...overdueClient(id), nextDueOn: DATE });
  await records.roster.put({ entry: 'manager', value: aManager({ leave, deputyId: 'm2' }) });
  await records.roster.put({ entry: 'manager', value: aManager({ id: 'm2', mail: 'm2@bank.example' }) });
  const { digest } = contentBuilders({ records, config, log: SILENT, ...mailLinks({ config, links }) });
  const content = await digest.build({ kind: 'digest', date: DATE, person: 'm1' }, NINE);
  if (content.outcome !== 'mail') throw new Error('there is no mail');
  return { compact: content.compact, mail: digest.render(content.compact), stored: readStoredDigest(content.compact) };
}

test('each card of a mail carries its client’s link, in the order of the cards, good for as long as the day’s', async () => {
  const { stored, mail } = await aMail();
  const read = await Promise.all(
    (stored.clientPages ?? []).map((page) => tokens.read(page.split('/client/')[1] ?? '', 'client')),
  );
  const day = await tokens.read(stored.dayPage?.split('/day/')[1] ?? '', 'day');
  expect(read.map((link) => link?.object)).toEqual(stored.digest.cards.map(({ clientId }) => clientId));
  expect(read).toMatchObject([
    { person: 'm1', expiresAt: day?.expiresAt },
    { person: 'm1', expiresAt: day?.expiresAt },
  ]);
  expect(day?.expiresAt).toBe('2026-12-02T16:00:00.000Z');
  for (const page of stored.clientPages ?? []) expect(mail.html).toContain(`${page}#contact`);
});

test('the links are stored with the mail: built again or rendered again it holds the same', async () => {
  const [one, two] = [await aMail(), await aMail()];
  expect(two.compact).toBe(one.compact);
  expect(two.mail).toEqual(one.mail);
});

test('a deputy’s mail holds links for the deputy', async () => {
  const { stored } = await aMail([{ from: DATE, to: DATE }]);
  const token = stored.clientPages?.[0]?.split('/client/')[1] ?? '';
  expect(await tokens.read(token, 'client')).toMatchObject({ person: 'm2' });
});
