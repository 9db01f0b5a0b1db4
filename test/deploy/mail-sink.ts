import { renameSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** Where the emulator's SES delivers: each mail as it was sent, in a file of its own, in the order in which they came. */
export async function startMailSink(directory: string): Promise<{ port: number; close(): Promise<void> }> {
  await mkdir(directory);
  let taken = 0;
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      buffer(stream).then((raw) => {
        const path = join(directory, String(++taken).padStart(5, '0'));
        writeFileSync(`${path}.part`, JSON.stringify({ envelope, raw: raw.toString('utf8') }));
        renameSync(`${path}.part`, `${path}.json`);
        done();
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
