import { describe, expect, test } from 'vitest';
import { careAfter } from '../../../functions/domain/care/contact.ts';
import { aBy, acted, TODAY } from '../../support/actions.ts';
import { aClient } from '../../support/clients.ts';
import { aContact } from '../../support/records.ts';
import { tasksOn } from '../../support/tasks.ts';

const said = (detail: 'phone' | 'address', finding: 'wrong' | 'verified') =>
  ({ kind: 'details', detail, finding }) as const;
const stale = aClient({ bank: { phoneVerifiedOn: '2026-01-01', addressVerifiedOn: '2026-01-01' } });
const reasons = (client = stale) =>
  tasksOn(client, TODAY).map((task) => (task.kind === 'details-stale' ? `${task.detail} ${task.reason}` : task.kind));

describe('a detail reported from a page', () => {
  test('as wrong is a task at once, in place of the one about its age', () => {
    expect(reasons()).toEqual(['phone unverified', 'address unverified']);
    expect(reasons(acted(stale, said('phone', 'wrong')))).toEqual(['phone wrong-number', 'address unverified']);
    expect(reasons(acted(stale, said('address', 'wrong')))).toEqual(['address wrong-address', 'phone unverified']);
  });

  test('as verified clears its doubt and its task, and not the other one’s', () => {
    const both = acted(acted(stale, said('phone', 'wrong')), said('address', 'wrong'), { commandId: 'k2' });
    expect(reasons(both)).toEqual(['phone wrong-number', 'address wrong-address']);
    const phone = acted(both, said('phone', 'verified'), { commandId: 'k3' });
    expect(reasons(phone)).toEqual(['address wrong-address']);
    expect(phone.care).toMatchObject({ verified: { phone: TODAY }, addressDoubt: { since: TODAY } });
    expect(reasons(acted(both, said('address', 'verified'), { commandId: 'k4' }))).toEqual(['phone wrong-number']);
    const verified = acted(phone, said('address', 'verified'), { commandId: 'k5' });
    expect(verified.care.verified).toEqual({ phone: TODAY, address: TODAY });
    expect(reasons(verified)).toEqual([]);
  });

  test('as wrong no longer counts as verified before', () => {
    const verified = acted(acted(stale, said('phone', 'verified')), said('address', 'verified'), { commandId: 'k2' });
    const wrong = acted(verified, said('phone', 'wrong'), { commandId: 'k3' });
    expect(wrong.care.verified).toEqual({ address: TODAY });
    expect(acted(wrong, said('address', 'wrong'), { commandId: 'k4' }).care).not.toHaveProperty('verified');
  });

  test('outlasts an earlier attempt by phone that is noted late', () => {
    const { care } = acted(stale, said('phone', 'verified'), { at: '2026-11-23T06:00:00.000Z' });
    const missed = aContact({ at: '2026-11-23T05:00:00.000Z', on: TODAY, outcome: 'unreachable' });
    expect(careAfter(care, missed).phoneDoubt).toBeUndefined();
    expect(careAfter(care, { ...missed, at: '2026-11-23T07:00:00.000Z' }).phoneDoubt).toBeDefined();
  });

  test('about the address says nothing of the phone', () => {
    expect(acted(stale, said('address', 'wrong'), aBy()).care).not.toHaveProperty('phoneTriedAt');
  });
});
