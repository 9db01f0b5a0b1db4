import { beforeEach, describe, expect, test } from 'vitest';
import { actByLink, recordedSince } from '../../functions/app/act-by-link.ts';
import { openReceipt, undoByReceipt } from '../../functions/app/open-receipt.ts';
import type { ClientAction } from '../../functions/domain/care/client-action.ts';
import { newestStanding } from '../../functions/domain/care/commands.ts';
import { aDueClient, clientToken, DATE, type PagesBank, pagesBank } from '../support/pages-bank.ts';

const POSTPONE: ClientAction = { kind: 'postpone', until: '2026-11-24', reason: '出差' };
const NOTE: ClientAction = { kind: 'note', hobby: '钓鱼' };
const CALL: ClientAction = { kind: 'contact', channel: 'phone', outcome: 'reached' };
const at = (minute: number) => `${DATE}T01:${String(minute).padStart(2, '0')}:00.000Z`;
const told = (minute: number, by: unknown) => ({ by, on: DATE, time: `09:${String(minute).padStart(2, '0')}` });

let bank: PagesBank;
const client = () => bank.records.clients.find('K0003721') ?? aDueClient();
/** What a form would send that was shown now. */
const shown = () => ({ seen: client().version, after: newestStanding(client().care) ?? '' });
const send = async (action: ClientAction, minute: number, form = shown(), person = 'M1') =>
  actByLink(bank.deps, await clientToken({ person }), { action, ...form }, at(minute));
const done = async (...args: Parameters<typeof send>) => {
  const acted = await send(...args);
  if (!acted.ok) throw new Error(`not done: ${acted.by}`);
  return acted.receipt;
};
const undo = async (receipt: string, minute: number) => {
  expect(await undoByReceipt(bank.deps, receipt, at(minute))).toEqual({ ok: true });
};
const li = { surname: '李', han: true };

beforeEach(async () => {
  bank = await pagesBank([aDueClient({ bank: { holdings: [] } })]);
  await bank.onLeave('M1', '2026-11-20', '2026-11-27');
});

describe('a form shown before somebody else recorded something', () => {
  test.each([
    ['a note', NOTE],
    ['a postponement', POSTPONE],
    ['a call', CALL],
  ])('is refused, and tells of %s though a later action was undone', async (_, action) => {
    const stale = shown();
    await done(action, 5);
    await undo(await done({ kind: 'details', detail: 'phone', finding: 'verified' }, 6), 7);
    expect(await send(CALL, 8, stale, 'M2')).toEqual({ ok: false, by: 'since', since: told(5, li) });
    expect(await recordedSince(bank.deps, await clientToken({ person: 'M2' }), stale, at(8))).toEqual(told(5, li));
    expect((await send(CALL, 9, shown(), 'M2')).ok).toBe(true);
  });

  test('is taken when what came after it was undone: what is older stood on the page', async () => {
    await done(NOTE, 5);
    const receipt = await done(POSTPONE, 6);
    const form = shown();
    await undo(receipt, 7);
    expect((await send(CALL, 8, form, 'M2')).ok).toBe(true);
  });

  test('is taken when only the bank’s export came after it', async () => {
    await done(NOTE, 5);
    const form = shown();
    const { version, ...rest } = client();
    bank.records.clients.stored.items.set('K0003721', { ...rest, version: version + 1, lastCommand: 'import#2' });
    expect((await send(CALL, 8, form, 'M2')).ok).toBe(true);
  });
});

describe('a form sent again', () => {
  test.each([
    ['postpone', POSTPONE],
    ['note', NOTE],
    ['contact', CALL],
  ])('(%s) after something else was recorded has the receipt of its own time', async (_, action) => {
    const form = shown();
    const first = await done(action, 1, form);
    await done({ kind: 'details', detail: 'address', finding: 'verified' }, 2, shown(), 'M2');
    expect(await done(action, 5, form)).toBe(first);
    const receipt = await openReceipt(bank.deps, first, at(5));
    expect(receipt).toMatchObject({ ok: true, page: { recorded: told(1, 'you'), state: 'changed-since' } });
    expect(client().version).toBe(3);
  });

  test('after it was undone is not done again, and has the same receipt, which says so', async () => {
    const form = shown();
    const first = await done(POSTPONE, 1, form);
    await undo(first, 2);
    expect(await done(POSTPONE, 5, form)).toBe(first);
    expect(await openReceipt(bank.deps, first, at(5))).toMatchObject({ ok: true, page: { state: 'undone' } });
    expect(client().care.postponed).toBeUndefined();
  });
});
