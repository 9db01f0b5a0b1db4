import { expect, test } from 'vitest';
import { aClient } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const client = aClient({ care: { followUp: { on: '2026-11-21', note: '发产品说明' } } });

test('a promised call on a Saturday is shown early on the Friday, with the note', () => {
  expect(tasksOn(client, '2026-11-19')).toEqual([]);
  expect(tasksOn(client, '2026-11-20')).toEqual([
    { kind: 'follow-up', on: '2026-11-21', note: '发产品说明', early: true },
  ]);
});

test('it stays until a contact clears it', () => {
  expect(tasksOn(client, '2027-02-01')).toEqual([{ kind: 'follow-up', on: '2026-11-21', note: '发产品说明' }]);
  expect(tasksOn(aClient(), '2027-02-01')).toEqual([]);
});
