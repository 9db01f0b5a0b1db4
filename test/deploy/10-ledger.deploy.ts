import { afterEach, beforeAll, expect, test } from 'vitest';
import { instantAt } from '../../functions/domain/civil-date.ts';
import { dutyId, type LedgerFault } from '../../functions/domain/duty/anchor.ts';
import type { Duty } from '../../functions/domain/duty/duty.ts';
import { append, headOf } from '../../functions/domain/duty/history.ts';
import { sha256 } from '../../functions/runtime/sha256.ts';
import { forgeMeeting, LINE_MANAGER, MEETING, theMeeting } from './support/duties.ts';
import { ledgerKey, namesIn, objectAt } from './support/ledger.ts';
import { fire } from './support/schedules.ts';
import { steward } from './support/steward.ts';
import { until } from './support/until.ts';
import { config, STAGE, TODAY } from './support/world.ts';

const { policy, schedules } = config;
const duty = dutyId(MEETING);

/** The meeting as it was confirmed. */
let confirmed: Duty;

beforeAll(async () => {
  confirmed = await theMeeting();
});
afterEach(() => forgeMeeting(confirmed));

async function verify(): Promise<{ code: number; duties: number; anchors: number; faults: LedgerFault[] }> {
  const { code, said } = await steward(['verify-ledger', '--stage', STAGE, '--json']);
  return { code, ...JSON.parse(said) };
}

test("the day's anchor, fired by its schedule, holds where the meeting's history stands, encrypted and outside the table", async () => {
  await fire('anchor', instantAt(TODAY, schedules.anchorAt, policy.timeZone));
  const [name] = await until('for the anchor', async () => {
    const names = await namesIn('anchors');
    return names.length > 0 ? names : undefined;
  });
  expect(name).toBe(`anchors/${TODAY}.json`);
  const { bytes, kmsKey } = await objectAt(`anchors/${TODAY}.json`);
  expect(kmsKey).toBe(await ledgerKey());
  const { date, heads } = JSON.parse(bytes.toString());
  expect(date).toBe(TODAY);
  expect(heads[duty]).toEqual(headOf(confirmed));
});

test('steward verify-ledger finds that the ledger holds', async () => {
  const { code, duties, anchors, faults } = await verify();
  expect({ code, anchors, faults }).toEqual({ code: 0, anchors: 1, faults: [] });
  expect(duties).toBeGreaterThan(1);
});

test('an entry of the history that was changed in the table is named', async () => {
  const history = confirmed.history.map((entry) => (entry.seq === 2 ? { ...entry, by: 'somebody-else' } : entry));
  await forgeMeeting({ ...confirmed, history });
  const { code, faults } = await verify();
  expect({ code, faults }).toMatchObject({ code: 1, faults: [{ where: 'history', duty, seq: 2 }] });
});

test('a history that was rewritten as a whole is named, for it is not the one that was anchored', async () => {
  const [opened, entry] = confirmed.history;
  if (opened === undefined || entry === undefined) throw new Error('the meeting has no two entries');
  const { seq: _, hash: __, ...told } = entry;
  const before: Duty = { ...confirmed, version: 1, state: 'open', history: [opened] };
  await forgeMeeting(append(before, { ...told, evidence: {} }, sha256));
  const { code, faults } = await verify();
  expect({ code, faults }).toMatchObject({ code: 1, faults: [{ where: 'anchored', date: TODAY, duty, seq: 2 }] });
});

test('put back as it was, it holds again', async () => {
  const { code, faults } = await verify();
  expect({ code, faults }).toEqual({ code: 0, faults: [] });
  expect(await theMeeting()).toMatchObject({ state: 'confirmed', history: [{}, { by: LINE_MANAGER }] });
});
