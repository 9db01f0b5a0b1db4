import { cp, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What of a checkout is not of the project. */
const LEFT_OUT = ['node_modules', '.git', 'cdk.out', '.steward', 'mails', 'coverage'];

/** Copies this checkout: what is deployed stays as it is while somebody works here, and its policy may be changed. */
export async function copyCheckout(to: string): Promise<void> {
  const isOurs = (path: string) => !LEFT_OUT.includes(relative(ROOT, path).split(sep)[0] ?? '');
  await cp(ROOT, to, { recursive: true, filter: isOurs });
  await symlink(join(ROOT, 'node_modules'), join(to, 'node_modules'));
}
