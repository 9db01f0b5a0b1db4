import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenRecord } from '../../../functions/adapters/dynamodb/errors.ts';
import { contactKey, importKey, runKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { anyImport, anyRun } from '../../support/arbitrary-records.ts';
import { collect } from '../../support/collect.ts';
import { useDynamo } from '../../support/dynamo.ts';
import { aContact } from '../../support/records.ts';

const store = useDynamo();

function sampleOf<T>(arbitrary: fc.Arbitrary<T>): T {
  const [sample] = fc.sample(arbitrary, 1);
  if (sample === undefined) throw new Error('no sample');
  return sample;
}

test('A roster entry that cannot be read is named, and the rest of the roster is loaded', async () => {
  const { roster, tamper } = await store();
  await roster.put({ entry: 'manager', value: { id: 'm1', unitId: 'u1', name: '李经理', mail: 'li@example.test' } });
  const key = (sk: string) => ({ pk: { S: 'ROSTER' }, sk: { S: sk } });
  await tamper({ ...key('MANAGER#m2'), body: { S: '{"entry":"manager","value":{"id":"m2"}}' } });
  await tamper({ ...key('UNIT#u1'), body: { S: '{"entry":"unit","value":{"id":"u9","name":"u"}}' } });
  await tamper({ ...key('OFFICER#o1'), body: { S: '{"entry":"director","value":{}}' } });
  const { roster: loaded, broken } = await roster.load();
  expect([...loaded.managers.keys()]).toEqual(['m1']);
  expect([...loaded.units.keys(), ...loaded.officers.keys()]).toEqual([]);
  expect(broken).toEqual([
    { id: 'MANAGER#m2', problem: 'value.unitId: missing' },
    { id: 'OFFICER#o1', problem: 'entry: not one of the known values' },
    { id: 'UNIT#u1', problem: 'id: the attribute and the body differ' },
  ]);
});

test('The first append of a command stands; a later one of the same command stores nothing', async () => {
  const { contacts, table } = await store();
  await contacts.append(aContact());
  await contacts.append(aContact({ at: '2026-11-23T09:00:00.000Z' }));
  expect(await contacts.of('c1', 10)).toEqual([aContact()]);
  const keys = { text: 'pk = :pk', values: { ':pk': 'CLIENT#c1' } };
  expect((await collect(table.query({ keys }))).flat()).toHaveLength(1);
});

test('A broken contact is left out of the history and reported', async () => {
  const { contacts, tamper, broken } = await store();
  await contacts.append(aContact());
  const { pk, sk } = contactKey(aContact({ commandId: 'k2' }));
  await tamper({ pk: { S: pk }, sk: { S: sk }, body: { S: 'null' } });
  expect(await contacts.of('c1', 10)).toEqual([aContact()]);
  expect(broken).toEqual([{ id: `${pk} / ${sk}`, problem: 'body: not an object' }]);
});

test('A broken run or import throws where it is read by name, and a broken import does not hide the others', async () => {
  const { runs, imports, tamper, broken } = await store();
  const run = { ...sampleOf(anyRun), version: 1 };
  const record = { ...sampleOf(anyImport), version: 1 };
  const breakAt = ({ pk, sk }: { pk: string; sk: string }) =>
    tamper({ pk: { S: pk }, sk: { S: sk }, body: { S: '{}' }, version: { N: '1' } });
  await breakAt(runKey(run.kind, run.date));
  await expect(runs.get(run.kind, run.date)).rejects.toThrow(BrokenRecord);
  await imports.put(record, 0);
  await breakAt(importKey('2020-01-01', 'ab'));
  await expect(imports.get('2020-01-01', 'ab')).rejects.toThrow(BrokenRecord);
  expect(await collect(imports.list())).toEqual([record]);
  expect(broken).toEqual([{ id: 'IMPORT / 2020-01-01#ab', problem: 'asOf: missing' }]);
});
