import fc from 'fast-check';
import { act } from '../../functions/domain/care/act.ts';
import type { ActionBy, ClientAction } from '../../functions/domain/care/client-action.ts';
import { notedOf } from '../../functions/domain/care/noted.ts';
import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import { CHANNELS, type Client, NO_CARE, OUTCOMES, PREFERENCES } from '../../functions/domain/client.ts';
import { aCalendar } from './calendar.ts';

/** Monday 23 November 2026, ten o’clock at the bank. */
export const TODAY = '2026-11-23';

/** Manager m1 acting on that Monday; say what should differ. */
export function aBy(parts: Partial<ActionBy> = {}): ActionBy {
  return { commandId: 'm1.c1.1.x', person: 'm1', at: `${TODAY}T02:00:00.000Z`, today: TODAY, ...parts };
}

/** The client after an action that must be allowed, on plain working days. */
export function acted(client: Client, action: ClientAction, by: Partial<ActionBy> = {}): Client {
  const result = act(client, action, aBy(by), { calendar: aCalendar() });
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.client;
}

/** Why an action is refused; undefined when it is not. */
export function refusalOf(client: Client, action: ClientAction, by: Partial<ActionBy> = {}) {
  const result = act(client, action, aBy(by), { calendar: aCalendar() });
  if (result.ok) return undefined;
  const { ok: _, ...refusal } = result;
  return refusal;
}

/** Anything a manager may ask for on a day, sensible or not. */
export function actions(today: CivilDate, client?: Client): fc.Arbitrary<ClientAction> {
  const dates = fc.integer({ min: -2, max: 70 }).map((days) => addDays(today, days));
  const words = fc.constantFrom('', '出差', '喜欢钓鱼', 'x'.repeat(600), 'a\u0000b\u202e');
  const maturing = (client?.bank.holdings ?? []).flatMap(({ id, maturesOn }) =>
    maturesOn === undefined ? [] : [{ holdingId: id, maturesOn }],
  );
  const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
  const dropUndefined = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as ClientAction;
  return fc
    .oneof(
      fc.record({
        kind: fc.constant('contact'),
        channel: fc.constantFrom(...CHANNELS),
        outcome: fc.constantFrom(...OUTCOMES),
        note: maybe(words),
        followUpOn: maybe(dates),
        handled: maybe(fc.subarray([...maturing])),
      }),
      fc.record({ kind: fc.constant('postpone'), until: dates, reason: words }),
      fc.record({
        kind: fc.constant('details'),
        detail: fc.constantFrom('phone', 'address'),
        finding: fc.constantFrom('wrong', 'verified'),
      }),
      fc.record({
        kind: fc.constant('note'),
        hobby: maybe(words),
        forget: maybe(
          fc.constantFrom('hobby:喜欢钓鱼', 'family::妻子', ...notedOf(client?.care ?? NO_CARE).map(({ key }) => key)),
        ),
        preference: maybe(fc.constantFrom(...PREFERENCES)),
        family: maybe(
          fc.constantFrom(
            { relation: '妻子' },
            { relation: '儿子', birthday: { calendar: 'solar' as const, month: 11, day: 25 } },
            { relation: '母亲', birthday: { calendar: 'lunar' as const, month: 10, day: 30 } },
          ),
        ),
      }),
      fc.record({ kind: fc.constant('risk-review'), arrangedFor: dates }),
    )
    .map(dropUndefined);
}
