import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askRoster } from '../../functions/app/ask-roster.ts';
import { recipientOf } from '../../functions/domain/recipient.ts';
import type { ClientManager, RosterEntry } from '../../functions/domain/roster.ts';
import { aManager } from '../support/digest-world.ts';
import { MemoryRoster } from '../support/memory-records.ts';
import { notedLog } from '../support/noted-log.ts';

const DATE = '2026-11-23';
const AWAY = [{ from: '2026-11-20', to: '2026-11-27' }];

/** A roster that notes which of its entries are read. */
function readRoster(entries: readonly RosterEntry[]) {
  const stored = new MemoryRoster(entries);
  const { log, lines } = notedLog();
  const reads: string[] = [];
  const get: typeof stored.get = (entry, id) => {
    reads.push(`${entry} ${id}`);
    return stored.get(entry, id);
  };
  return { stored, reads, lines, deps: { roster: { get }, log } };
}

const managers = (...all: Partial<ClientManager>[]): RosterEntry[] =>
  all.map((parts) => ({ entry: 'manager', value: aManager(parts) }));
const recipient = (deps: Parameters<typeof askRoster>[0], id: string) =>
  askRoster(deps, (roster) => {
    const manager = roster.managers.get(id);
    return manager && recipientOf(manager, roster, DATE);
  });

describe('a rule asked of the roster as it stands', () => {
  test('reads one entry where it looks at one', async () => {
    const { deps, reads } = readRoster(managers({ id: 'm1', deputyId: 'm2' }, { id: 'm2' }));
    expect((await recipient(deps, 'm1'))?.person.id).toBe('m1');
    expect(reads).toEqual(['manager m1']);
  });

  test('reads along the deputies while they are away, each once, and the line manager at last', async () => {
    const { deps, reads } = readRoster([
      ...managers({ id: 'm1', deputyId: 'm2', leave: AWAY }, { id: 'm2', deputyId: 'm1', leave: AWAY }, { id: 'm3' }),
      { entry: 'unit', value: { id: 'u1', name: 'u', lineManagerId: 'o1' } },
      { entry: 'officer', value: { id: 'o1', role: 'line-manager', mail: 'o1@bank.example' } },
    ]);
    expect((await recipient(deps, 'm1'))?.person.id).toBe('o1');
    expect(reads).toEqual(['manager m1', 'manager m2', 'unit u1', 'manager o1', 'officer o1']);
  });

  test('decides as on the whole roster, whoever is away and stands in for whom', async () => {
    const id = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'o1', 'nobody', '');
    const person = fc.record({ deputyId: id, away: fc.boolean(), mail: fc.boolean() });
    const lineManagerId = fc.constantFrom('o1', 'm4', 'nobody');
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 4, maxLength: 4 }),
        lineManagerId,
        async (people, lineManagerId) => {
          const entries = people.map(({ deputyId, away, mail }, n): RosterEntry => {
            const { mail: _, ...rest } = aManager({ id: `m${n + 1}`, deputyId, ...(away && { leave: AWAY }) });
            return { entry: 'manager', value: { ...rest, ...(mail && { mail: 'm@bank.example' }) } };
          });
          const { stored, deps } = readRoster([
            ...entries,
            { entry: 'unit', value: { id: 'u1', name: 'u', lineManagerId } },
            { entry: 'officer', value: { id: 'o1', role: 'line-manager', mail: 'o1@bank.example' } },
          ]);
          const { roster } = await stored.load();
          const manager = roster.managers.get('m1');
          expect(await recipient(deps, 'm1')).toEqual(manager && recipientOf(manager, roster, DATE));
        },
      ),
    );
  });

  test('takes an entry that cannot be read for absent, and logs its id', async () => {
    const { lines, deps } = readRoster([]);
    const broken = {
      roster: { get: async () => ({ ok: false as const, id: 'MANAGER#m1', problem: 'body: not JSON' }) },
    };
    expect(await recipient({ ...deps, ...broken }, 'm1')).toBeUndefined();
    expect(lines).toEqual([
      expect.objectContaining({ event: 'roster-entry-broken', ids: { id: 'MANAGER#m1', problem: 'body: not JSON' } }),
    ]);
  });
});
