import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AcceptedMail } from './capture-raw.ts';
import { type Answer, answer, isAddressedHere } from './inbox/answer.ts';

export type GatewayOptions = {
  port: number;
  /** The accepted mails so far, in order of arrival. Read anew for every page. */
  mails: () => readonly AcceptedMail[];
  /** One line above the list: what day was run, on what. */
  about?: () => string;
  /** The pages that the mails link to, and the pages behind those. */
  pages?: () => Hono | undefined;
  /** Where browsers bring files of evidence, and fetch them. */
  evidence?: Hono;
};

export type Gateway = { url: string; stop(): Promise<void> };

/** Serves the inbox, and the pages its mails link to, to this computer only. Port 0 takes any free one. Rejects when the port is taken. */
export async function serveGateway({
  port,
  mails,
  about = () => '',
  pages = () => undefined,
  evidence,
}: GatewayOptions): Promise<Gateway> {
  const appFor = (path: string) => (PAGES.test(path) ? pages() : EVIDENCE.test(path) ? evidence : undefined);
  const server = createServer(async (request, response) => {
    const app = isAddressedHere(request.headers) ? appFor(request.url ?? '') : undefined;
    if (app !== undefined) await getRequestListener(app.fetch)(request, response);
    else reply(request, response, await answer(request, mails(), about()).catch(() => FAILED));
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

const PAGES = /^\/(day|client|done|duties|duty|duty-done|not-me)\//;

const EVIDENCE = /^\/evidence\//;

const FAILED: Answer = {
  status: 500,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: 'This page could not be shown.',
};

function reply({ method }: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}
