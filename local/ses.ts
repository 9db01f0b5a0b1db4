import { once } from 'node:events';
import ses from 'aws-ses-v2-local';

// Under native ESM the default import is the whole CommonJS module; under vitest it is its default export.
const startServer: typeof ses.default = 'default' in ses ? ses.default : ses;

/** SES as it runs on this computer: give `endpoint` to the SES client. */
export type LocalSes = { endpoint: string; stop(): Promise<void> };

/** Starts SES in this process, reachable from this computer only. Port 0 takes any free one. Throws when the port is taken. */
export async function startSes(port = 0): Promise<LocalSes> {
  const server = await startServer({ host: '127.0.0.1', port });
  const address = server.address();
  // The engine hands over its server even when it could not listen.
  if (address === null || typeof address === 'string') throw new Error(`SES cannot listen on 127.0.0.1:${port}`);
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
