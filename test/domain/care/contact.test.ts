import { describe, expect, test } from 'vitest';
import { careAfter } from '../../../functions/domain/care/contact.ts';
import type { Contact } from '../../../functions/domain/client.ts';
import { TODAY } from '../../support/actions.ts';
import { aClient } from '../../support/clients.ts';
import { aContact } from '../../support/records.ts';
import { tasksOn } from '../../support/tasks.ts';

const postponed = { until: '2026-12-02', reason: '出差' };
const { followUpOn: _, ...plain } = aContact({ on: TODAY, at: `${TODAY}T02:00:00.000Z`, outcome: 'unreachable' });
const careOnce = (parts: Partial<Contact>) => careAfter(aClient({ care: { postponed } }).care, { ...plain, ...parts });

describe('an attempt within a postponement', () => {
  test('that sets a day before its end ends it: the call is due on that day', () => {
    const care = careOnce({ channel: 'visit', followUpOn: '2026-11-25' });
    expect(care).not.toHaveProperty('postponed');
    expect(tasksOn(aClient({ care }), '2026-11-24')).toEqual([]);
    expect(tasksOn(aClient({ care }), '2026-11-25')).toMatchObject([{ kind: 'follow-up', notReached: true }]);
  });

  test.each([undefined, '2026-12-02', '2026-12-05'])('that sets no earlier day (%s) leaves it', (followUpOn) => {
    expect(careOnce(followUpOn === undefined ? {} : { followUpOn }).postponed).toEqual(postponed);
  });

  test('made before an attempt that is known ended it then, though its day does not stand', () => {
    const known = careOnce({ followUpOn: '2026-12-05' });
    const older = { ...plain, at: `${TODAY}T01:00:00.000Z`, followUpOn: '2026-11-25' };
    const care = careAfter(known, older);
    expect(care.followUp?.on).toBe('2026-12-05');
    expect(care).not.toHaveProperty('postponed');
  });
});

describe('a postponement decided after a contact', () => {
  const decided = { on: TODAY, at: `${TODAY}T03:00:00.000Z` };
  const later = aClient({ care: { postponed: { ...postponed, decided } } }).care;
  const call = { ...plain, channel: 'phone', outcome: 'reached' } as const;

  test.each([
    ['reached the client', call],
    ['set an earlier day', { ...plain, followUpOn: '2026-11-25' }],
    ['was made the day before and is noted afterwards', { ...call, on: '2026-11-22', at: `${TODAY}T09:00:00.000Z` }],
  ])('stands when the contact, which %s, is noted late', (_, contact) => {
    expect(careAfter(later, contact).postponed).toEqual({ ...postponed, decided });
  });

  test('ends by one made after it', () => {
    expect(careAfter(later, { ...call, at: `${TODAY}T04:00:00.000Z` })).not.toHaveProperty('postponed');
  });
});

describe('a wrong number', () => {
  test.each(['phone', 'sms', 'visit', 'branch'] as const)('found out by %s raises the doubt', (channel) => {
    expect(careOnce({ channel, outcome: 'wrong-number' }).phoneDoubt).toEqual({
      since: TODAY,
      outcome: 'wrong-number',
    });
  });

  test.each(['visit', 'branch'] as const)('is not what a %s that found nobody tells', (channel) => {
    expect(careOnce({ channel })).not.toHaveProperty('phoneDoubt');
  });
});
