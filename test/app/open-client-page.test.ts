import { expect, test } from 'vitest';
import { openClientPage } from '../../functions/app/open-client-page.ts';
import { aDueClient, clientToken, NINE, pagesBank } from '../support/pages-bank.ts';
import { aMessage } from '../support/records.ts';

const opened = async (bank: Awaited<ReturnType<typeof pagesBank>>) => {
  const result = await openClientPage(bank.deps, await clientToken(), NINE);
  if (!result.ok) throw new Error(result.reason);
  return result.page;
};

/** The Friday’s mail, which left these clients out since a day. */
const friday = (waiting: Record<string, string[]>) =>
  aMessage({
    kind: 'digest',
    ...{ date: '2026-11-20', person: 'M1', version: 1 },
    content: JSON.stringify({ digest: { date: '2026-11-20', waiting } }),
  });

test('a client’s page tells for how many working days the cap left them out, as the mail’s card does', async () => {
  const bank = await pagesBank();
  await bank.records.messages.put(friday({ '2026-11-17': ['K0003721'] }), 0);
  expect((await opened(bank)).due?.card.waitedDays).toBe(4);
});

test('a client’s page opens when yesterday’s mail is not there, cannot be read, or left nobody out', async () => {
  for (const content of [undefined, 'no JSON', '{}']) {
    const bank = await pagesBank();
    if (content !== undefined) await bank.records.messages.put({ ...friday({}), content }, 0);
    expect((await opened(bank)).due?.card).not.toHaveProperty('waitedDays');
  }
});

test('a client’s page offers what is noted of them to be corrected, with a key for each', async () => {
  const noted = { family: [{ relation: '女儿' }], hobbies: ['钓鱼'] };
  const bank = await pagesBank([aDueClient({ care: { handled: [], ...noted } })]);
  expect((await opened(bank)).noted).toEqual([
    { key: expect.any(String), family: { relation: '女儿' } },
    { key: expect.any(String), hobby: '钓鱼' },
  ]);
});
