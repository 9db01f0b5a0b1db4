import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './support/free-port.ts';

/** Runs the store's tests on Amazon's own DynamoDB Local, which needs Java and its jar in the directory DYNAMODB_LOCAL. */

const HELP = `DYNAMODB_LOCAL must name the directory that holds DynamoDBLocal.jar, and java must be on the PATH.
The jar comes with npm's amplify-dynamodb-simulator: npm pack it, unpack it, and take package/emulator.
`;

const directory = process.env.DYNAMODB_LOCAL;
if (directory === undefined || !existsSync(join(directory, 'DynamoDBLocal.jar'))) {
  process.stderr.write(HELP);
  process.exit(2);
}

const port = await freePort();
const engine = spawn(
  'java',
  ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', `${port}`],
  { cwd: directory, stdio: 'ignore' },
);
await once(engine, 'spawn');
try {
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint);
  const tests = spawn('vitest', ['run', 'test/adapters/dynamodb'], {
    stdio: 'inherit',
    env: { ...process.env, STEWARD_TEST_DYNAMODB: endpoint },
  });
  const [code] = await once(tests, 'exit');
  process.exitCode = code ?? 1;
} finally {
  engine.kill();
}

async function answering(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 150 && engine.exitCode === null; tries++) {
    if (await fetch(endpoint).catch(() => undefined)) return;
    await wait(200);
  }
  throw new Error('DynamoDB Local does not answer');
}
