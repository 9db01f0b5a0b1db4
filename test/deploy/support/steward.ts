import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { CHECKOUT } from './world.ts';

/** Runs Steward's own command line in the checkout, as an operator does. */
export async function steward(words: readonly string[]): Promise<{ code: number; said: string }> {
  const all = ['run', '-s', 'steward', '--', ...words];
  const child = spawn('npm', all, { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, said };
}
