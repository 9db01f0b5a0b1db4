import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { CHECKOUT, STAGE } from './world.ts';

/** Runs the CDK in the checkout, as the runbook tells an operator to, and gives what it said. Throws that when it failed. */
export async function cdk(words: readonly string[]): Promise<string> {
  const all = ['cdk', ...words, '-c', `stage=${STAGE}`, '--no-notices'];
  const child = spawn('npx', all, { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (code !== 0) throw new Error(`npx ${all.join(' ')} failed:\n${said}\n${complained}`);
  return `${said}\n${complained}`;
}
