import { describe, expect, test } from 'vitest';
import { checkClient } from '../../../functions/adapters/dynamodb/readers/client.ts';
import { commandOf, newestStanding, recordedAfter } from '../../../functions/domain/care/commands.ts';
import { undo } from '../../../functions/domain/care/undo.ts';
import type { Client } from '../../../functions/domain/client.ts';
import { aBy, acted } from '../../support/actions.ts';
import { aClient } from '../../support/clients.ts';

const at = (minutes: number) => new Date(Date.parse(aBy().at) + minutes * 60_000).toISOString();
/** The client having had these commands, a minute apart, each by a person of its own. */
const having = (client: Client, ...commands: string[]) =>
  commands.reduce(
    (now, commandId, n) =>
      acted(
        now,
        { kind: 'details', detail: 'phone', finding: 'verified' },
        { commandId, person: `p-${commandId}`, at: at(n) },
      ),
    client,
  );
const undone = (client: Client, commandId: string) => {
  const result = undo(client, commandId, { person: `p-${commandId}`, at: at(2) });
  if (!result.ok) throw new Error(result.reason);
  return result.client;
};

describe('what was recorded after a page was shown', () => {
  const a = having(aClient(), 'a');
  const ab = having(a, 'b');

  test.each([
    ['nothing, when the newest known then is the newest now', ab, 'b', undefined],
    ['the newest of several', having(ab, 'c', 'd'), 'b', 'd'],
    ['all that is known, when nothing was known then', ab, '', 'b'],
    ['a note that stands though a later one was undone', undone(ab, 'b'), '', 'a'],
    [
      'nothing, when what was known then was undone since: what is older was known too',
      undone(ab, 'b'),
      'b',
      undefined,
    ],
    ['nothing, when all of it was undone', undone(a, 'a'), '', undefined],
    ['something, when what was known then is long forgotten', having(ab, ...'cdefghij'), 'a', 'j'],
  ])('is %s', (_, client, seen, expected) => {
    expect(recordedAfter(client.care, seen)?.commandId).toBe(expected);
  });

  test('is known by whom and when, whatever kind of action it was', () => {
    const postponed = acted(
      a,
      { kind: 'postpone', until: '2026-11-30', reason: '出差' },
      { commandId: 'k', at: at(1) },
    );
    const later = undone(having(postponed, 'b'), 'b');
    expect(recordedAfter(later.care, 'a')).toEqual({ commandId: 'k', person: 'm1', at: at(1) });
    expect(newestStanding(later.care)).toBe('k');
    expect(commandOf(later.care, 'a')).toEqual({ commandId: 'a', person: 'p-a', at: at(0) });
  });
});

test('the accounts of commands are eight at most, short, and can be stored', () => {
  const client = having(aClient(), ...'abcdefghijklmnopq');
  expect(client.care.commands?.map(({ commandId }) => commandId)).toEqual([...'qponmlkj']);
  for (const account of client.care.commands ?? []) expect(Object.keys(account)).toEqual(['commandId', 'person', 'at']);
  expect(checkClient(client)).toBeUndefined();
});
