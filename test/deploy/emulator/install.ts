import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const VENV = join(import.meta.dirname, '../../../node_modules/.cache/steward-deploy/venv');
const PYTHON = join(VENV, 'bin/python');

const NEEDED: { words: [string, ...string[]]; line: string }[] = [
  { words: ['openssl', 'version'], line: 'openssl is missing: install it, the emulator makes its certificate with it' },
  {
    words: ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 10))'],
    line: 'python3 is missing or older than 3.10: install Python, the emulator is written in it',
  },
  {
    words: ['python3', '-c', 'import ensurepip, venv'],
    line: 'python3 has no venv: install it (Debian and Ubuntu: apt-get install python3-venv)',
  },
];

/** What this computer lacks to run the emulator, a line each, with how to mend it. */
export function whatIsMissing(): string[] {
  return NEEDED.flatMap(({ words, line }) => (runs(words) ? [] : [line]));
}

/**
 * Installs the emulator at the versions written down beside this file, unless it is there already, and gives the Python that
 * runs it. It lies below node_modules: nothing of it is left when that is removed. Throws what pip said when that fails.
 */
export function installEmulator(): string {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const installed = join(VENV, 'installed');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted && runs([PYTHON, '-c', 'import ministack']))
    return PYTHON;
  rmSync(VENV, { recursive: true, force: true });
  must(['python3', '-m', 'venv', VENV]);
  must([PYTHON, '-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS]);
  writeFileSync(installed, wanted);
  return PYTHON;
}

function runs([command, ...rest]: readonly [string, ...string[]]): boolean {
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0;
}

function must([command, ...rest]: readonly [string, ...string[]]): void {
  const { status, stderr, error } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[command, ...rest].join(' ')} failed: ${error?.message ?? stderr}`);
}
