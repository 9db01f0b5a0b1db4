import { type AddressInfo, createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type Certificate, selfSigned } from './certificate.ts';

export const USER = 'steward';
export const PASSWORD = 'p-9f81-not-for-any-log';

/** The certificate of every relay here, for this address; made when first needed. */
export function relayCertificate(): Certificate {
  made ??= selfSigned(['127.0.0.1', 'relay.bank.example']);
  return made;
}
let made: Certificate | undefined;

/** A real SMTP server that wants TLS and the login above, and keeps every mail it took. `hooks` replace what it does. */
export async function startRelay(hooks: Partial<SMTPServerOptions> = {}) {
  const mails: { raw: string; from: string; to: string[]; secure: boolean }[] = [];
  const server = new SMTPServer({
    ...relayCertificate(),
    logger: false,
    disableReverseLookup: true,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, _, done) =>
      done(null, username === USER && password === PASSWORD ? { user: USER } : {}),
    onData(stream, { envelope, secure }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const raw = Buffer.concat(chunks).toString('utf8');
        mails.push({ raw, from, to: envelope.rcptTo.map(({ address }) => address), secure });
        done(null, `Ok: queued as 4QUEUE${mails.length}`);
      });
    },
    ...hooks,
  });
  // Clients that go away in the middle are what is tested.
  server.on('error', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** Where in a session a scripted relay is asked for a reply, in order; the last is after the final dot of the mail. */
export const STAGES = ['greeting', 'ehlo', 'auth', 'from', 'rcpt', 'data', 'dot'] as const;
/** `amid`: as soon as the mail begins to come. */
export type ScriptedStage = (typeof STAGES)[number] | 'starttls' | 'amid';

/** What a scripted relay does when asked: say a line, say half a line and go, go, or nothing at all. */
export type Answer = { say: string } | { half: string } | 'drop' | 'hang';

const WELL: Record<ScriptedStage, Answer | undefined> = {
  greeting: { say: '220 relay ready' },
  starttls: { say: '220 go ahead' },
  ehlo: undefined,
  auth: { say: '235 welcome' },
  from: { say: '250 ok' },
  rcpt: { say: '250 ok' },
  data: { say: '354 go on' },
  dot: { say: '250 2.0.0 Ok: queued as SCRIPTED' },
  amid: undefined,
};

const COMMANDS: Record<string, ScriptedStage> = {
  EHLO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'from',
  RCPT: 'rcpt',
  DATA: 'data',
};

/**
 * A server that speaks SMTP as told, to misbehave where a real one cannot. It counts connections, the mails that ended in
 * their dot (`handedOver`) and remembers every command, so that a test sees what was sent to it.
 */
export async function startScriptedRelay(
  script: Partial<Record<ScriptedStage, Answer>>,
  { pipelining = false, plain = false, onHang = () => {} }: Partial<ScriptedRelayOptions> = {},
) {
  const seen = { connections: 0, handedOver: 0, commands: [] as string[] };
  const sockets = new Set<Socket>();
  const offers = ['relay', ...(pipelining ? ['PIPELINING'] : []), 'SIZE 100000000', 'AUTH PLAIN'];
  const ehlo = offers.map((offer, n) => `250${n === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n');

  const serve = (socket: Socket) => {
    seen.connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    let inMail = false;
    let refused = false;
    const answer = (stage: ScriptedStage): void => {
      const well = refused && stage === 'data' ? { say: '503 nobody to send to' } : (WELL[stage] ?? { say: ehlo });
      const does = script[stage] ?? well;
      if (does === 'drop') socket.destroy();
      else if (does === 'hang') onHang();
      else if ('half' in does) socket.end(does.half);
      else {
        socket.write(`${does.say}\r\n`);
        if (stage === 'from' || stage === 'rcpt') refused ||= !does.say.startsWith('2');
        inMail = stage === 'data' && does.say.startsWith('354');
      }
    };
    const read = () => {
      while (!socket.destroyed) {
        if (inMail) {
          const end = text.indexOf('\r\n.\r\n');
          if (script.amid !== undefined && end < 0) {
            inMail = false;
            socket.pause();
            return answer('amid');
          }
          if (end < 0) return;
          text = text.slice(end + 5);
          inMail = false;
          seen.handedOver++;
          answer('dot');
          continue;
        }
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        seen.commands.push(line);
        const stage = COMMANDS[line.split(' ')[0]?.toUpperCase() ?? ''];
        if (line === 'QUIT') socket.end('221 bye\r\n');
        else if (stage === undefined) socket.write('500 what?\r\n');
        else answer(stage);
      }
    };
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      read();
    });
    answer('greeting');
  };
  const server: Server = plain ? createPlainServer(serve) : createTlsServer(relayCertificate(), serve);
  server.on('tlsClientError', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type ScriptedRelayOptions = {
  pipelining: boolean;
  /** Without TLS, for what happens before STARTTLS. */
  plain: boolean;
  onHang: () => void;
};
