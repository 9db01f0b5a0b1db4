import { expect, test } from 'vitest';
import { cdk } from './support/cdk.ts';
import { changeStandard } from './support/checkout.ts';
import { allClients, records } from './support/records.ts';
import { misplaced, sweptByWatch } from './support/sweeps.ts';
import { config } from './support/world.ts';

const { policy, calendar, rules } = config;
const ORDINARY_DAYS = 20;

test('cdk deploy again finds nothing to change', async () => {
  expect(await cdk(['deploy', '--require-approval', 'never'])).toContain('(no changes)');
});

test('a policy that was changed and deployed moves the clients it concerns in the due index', async () => {
  const { standardDays } = policy.contactDue;
  const changed = { ...policy, contactDue: { standardDays: { ...standardDays, ordinary: ORDINARY_DAYS } } };
  const before = await Promise.all([records.index.get(0), allClients()]);

  await changeStandard(ORDINARY_DAYS);
  expect(await cdk(['deploy', '--require-approval', 'never'])).not.toContain('(no changes)');
  const parts = await sweptByWatch(before[0]?.rules);

  expect(parts.some((part) => part.rules.startsWith(rules))).toBe(false);
  expect(new Set(parts.map((part) => part.rules)).size).toBe(1);
  const after = await allClients();
  expect(misplaced(after, { policy: changed, calendar }, parts)).toEqual([]);
  expect(misplaced(before[1], { policy: changed, calendar }, parts).length).toBeGreaterThan(0);
});
