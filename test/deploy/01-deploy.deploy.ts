import { expect, test } from 'vitest';
import { stages } from '../../config/stages.ts';
import { cdk } from './support/cdk.ts';
import { encryptOnEmulator } from './support/encryption.ts';
import { grantOnEmulator } from './support/grants.ts';
import { restSchedules } from './support/schedules.ts';
import { output } from './support/stack.ts';
import { STAGE } from './support/world.ts';

test('an account that holds nothing is made ready with cdk bootstrap', async () => {
  const { account, region } = stages[STAGE] ?? {};
  expect(await cdk(['bootstrap', `aws://${account}/${region}`])).toContain('bootstrapped');
});

test('cdk deploy deploys the stack, which tells where its parts are', async () => {
  const said = await cdk(['deploy', '--require-approval', 'never']);
  await restSchedules();
  await grantOnEmulator();
  await encryptOnEmulator();
  expect(said).toContain(`✅  Steward-${STAGE}`);
  expect(await output('PagesUrl')).toMatch(/^https:\/\/.+\/$/);
});
