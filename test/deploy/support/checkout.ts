import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKOUT } from './world.ts';

/** Lets the policy of the deployed checkout allow ordinary clients no more than so many days without a contact. */
export async function changeStandard(ordinary: number): Promise<void> {
  const config = join(CHECKOUT, 'config');
  await rename(join(config, 'policy.ts'), join(config, 'policy-before.ts'));
  await writeFile(
    join(config, 'policy.ts'),
    `import { policy as before } from './policy-before.ts';

const { contactDue } = before;
export const policy = { ...before, contactDue: { standardDays: { ...contactDue.standardDays, ordinary: ${ordinary} } } };
`,
  );
}
