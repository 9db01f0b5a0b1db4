import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { get } from 'node:https';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../support/free-port.ts';

/** `endpoint` by name, `address` by number: asked by number, the SDK puts a bucket's name into the path, as the emulator wants it. */
export type Emulator = {
  endpoint: string;
  address: string;
  certificate: string;
  log: string;
  pid: number;
  stop(): Promise<void>;
};

const READY_SECONDS = 60;

/**
 * Starts the emulator on a free port of this computer's own address, with TLS and with IAM enforced, and waits until it is ready. What it
 * writes goes below `directory`. It hands on to Lambdas the environment it has itself, so it is given nothing but what they need.
 */
export async function startEmulator(of: { python: string; directory: string; mailPort: number }): Promise<Emulator> {
  const port = await freePort();
  const directory = join(of.directory, 'emulator');
  await mkdir(directory);
  const [endpoint, address] = [`https://localhost:${port}`, `https://127.0.0.1:${port}`];
  const certificate = join(directory, 'ministack-tls/server.crt');
  const log = join(of.directory, 'emulator.log');
  const output = openSync(log, 'w');
  const child = spawn(of.python, [join(import.meta.dirname, 'end-with-parent.py')], {
    cwd: directory,
    // Its Lambdas are of its group and end with it, and a Ctrl-C meant for us does not reach it first.
    detached: true,
    stdio: ['pipe', output, output],
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
      HOME: directory,
      TMPDIR: directory,
      LANG: 'C.UTF-8',
      STATE_DIR: join(directory, 'state'),
      S3_DATA_DIR: join(directory, 's3'),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: address,
      USE_SSL: '1',
      NODE_EXTRA_CA_CERTS: certificate,
      AUTH: 'true',
      SMTP_HOST: `127.0.0.1:${of.mailPort}`,
    },
  });
  closeSync(output);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('the emulator has no process');
  const stop = () => end(child, pid);
  try {
    await ready(child, { address, certificate, log });
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, address, certificate, log, pid, stop };
}

async function ready(child: ChildProcess, at: Pick<Emulator, 'address' | 'certificate' | 'log'>): Promise<void> {
  for (const end = Date.now() + READY_SECONDS * 1000; Date.now() < end && child.exitCode === null; await wait(100))
    if (existsSync(at.certificate) && (await answers(`${at.address}/_ministack/ready`, at.certificate))) return;
  throw new Error(`the emulator is not ready:\n${readFileSync(at.log, 'utf8').slice(-4000)}`);
}

function answers(url: string, certificate: string): Promise<boolean> {
  return new Promise((done) => {
    const request = get(url, { ca: readFileSync(certificate) }, (response) => {
      response.resume();
      done(response.statusCode === 200);
    });
    request.on('error', () => done(false));
  });
}

/** Ends the emulator and every process of its group: asked first, and after ten seconds not any more. */
async function end(child: ChildProcess, pid: number): Promise<void> {
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  signal(pid, 'SIGTERM');
  await Promise.race([exited, wait(10_000, undefined, { ref: false })]);
  signal(pid, 'SIGKILL');
  await exited;
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
