import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AcceptedMail } from '../capture-raw.ts';
import { answer } from './answer.ts';

export type InboxOptions = {
  port: number;
  /** The accepted mails so far, in order of arrival. Read anew for every page. */
  mails: () => readonly AcceptedMail[];
  /** One line above the list: what day was run, on what. */
  about?: () => string;
};

export type Inbox = { url: string; stop(): Promise<void> };

/** Serves the mails as web pages to this computer only. Port 0 takes any free one. Rejects when the port is taken. */
export async function serveInbox({ port, mails, about = () => '' }: InboxOptions): Promise<Inbox> {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await answer(request, mails(), about()).catch(() => ({
      status: 500,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'This page could not be shown.',
    }));
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
