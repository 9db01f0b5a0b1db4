import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCheckout } from './copy-checkout.ts';
import { emulatorEnvironment } from './emulator/environment.ts';
import { installEmulator, whatIsMissing } from './emulator/install.ts';
import { listenersOutside } from './emulator/listeners.ts';
import { type Emulator, startEmulator } from './emulator/start.ts';
import { startMailSink } from './mail-sink.ts';

/** Deploys Steward to an emulator of AWS that runs on this computer for as long as the tests do, and exercises it there. */

const began = performance.now();
const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interrupted.abort());

const missing = whatIsMissing();
if (missing.length > 0) {
  process.stderr.write(`npm run test:deploy cannot run here:\n  ${missing.join('\n  ')}\n`);
  process.exit(2);
}
const python = installEmulator();
const directory = await mkdtemp(join(tmpdir(), 'steward-deploy-'));
const sink = await startMailSink(join(directory, 'mails'));
let emulator: Emulator | undefined;
try {
  await copyCheckout(join(directory, 'checkout'));
  emulator = await startEmulator({ python, directory, mailPort: sink.port });
  const outside = listenersOutside(emulator.pid);
  if (outside.length > 0) throw new Error(`the emulator listens on ${outside.join(', ')}, and not on 127.0.0.1 only`);
  process.exitCode = await exercise(emulator);
} finally {
  await emulator?.stop();
  await sink.close();
  await rm(directory, { recursive: true, force: true });
}

async function exercise(running: Emulator): Promise<number> {
  const results = join(directory, 'results.json');
  const reports = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${results}`];
  const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const words = [vitest, 'run', '--config', 'vitest.deploy.config.ts', ...reports, ...process.argv.slice(2)];
  const env = {
    ...emulatorEnvironment(running, directory),
    STEWARD_DEPLOY_DIRECTORY: directory,
    STEWARD_DEPLOY_STARTED: String(Date.now()),
  };
  // A group of its own, which is ended whole: a deployment under way would outlive the tests that began it.
  const tests = spawn(process.execPath, words, { stdio: 'inherit', env, detached: true });
  const end = () => tests.pid !== undefined && process.kill(-tests.pid, 'SIGTERM');
  if (interrupted.signal.aborted) end();
  interrupted.signal.addEventListener('abort', end);
  const [code] = await once(tests, 'exit');
  interrupted.signal.removeEventListener('abort', end);
  if (existsSync(results)) process.stdout.write(await totals(results));
  return interrupted.signal.aborted ? 130 : (code ?? 1);
}

async function totals(results: string): Promise<string> {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(await readFile(results, 'utf8'));
  const seconds = Math.round((performance.now() - began) / 1000);
  return `test:deploy took ${seconds} s\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`;
}
