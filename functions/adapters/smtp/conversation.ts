import type { SecureContext } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mailBody } from './mail-body.ts';

/** Where the relay is, and how long to wait, in milliseconds: until it is connected, has greeted and speaks TLS; and for each reply. */
export type Relay = {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls';
  connectMs: number;
  replyMs: number;
};

/** As whom to log in, at a relay that proves its name to `trust`. */
type Login = { user: string; password: string; trust: SecureContext };

/** How far a conversation came: until the relay was ready, while logging in, from the envelope on. */
export type Stage = 'no-connection' | 'login' | 'send';

/**
 * How a conversation ended: with the relay's last reply, or with an error. `handedOver`: the whole mail may have reached the
 * relay, so that an error alone does not say whether the relay has it.
 */
export type Ending = { reply: string } | { error: unknown; stage: Stage; handedOver: boolean };

export type Letter = { from: string; to: string; bytes: Buffer };

const GOODBYE_MS = 1_000;

/**
 * One connection, one login, one mail. Always over TLS: nothing but the greeting and the wish for TLS goes before it, and a
 * relay that does not prove its name gets no password. Ends at the first error, or when `deadline` is over; never throws.
 */
export function converse(
  { host, port, tls, trust, user, password, connectMs, replyMs }: Relay & Login,
  { from, to, bytes }: Letter,
  deadline: AbortSignal,
): Promise<Ending> {
  const body = mailBody(bytes);
  const connection = new SMTPConnection({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: true,
    tls: { rejectUnauthorized: true, secureContext: trust },
    connectionTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: replyMs,
    // What was given up leaves nothing behind that could still be written.
    socketCloseTimeout: 0,
  });
  let stage: Stage = 'no-connection';
  return new Promise((resolve) => {
    const fail = (error: unknown) => {
      resolve({ error, stage, handedOver: body.readToEnd() });
      deadline.removeEventListener('abort', giveUp);
      connection.close();
    };
    const giveUp = () => fail(Object.assign(new Error('The deadline is over'), { code: 'DEADLINE' }));
    if (deadline.aborted) return giveUp();
    deadline.addEventListener('abort', giveUp);
    connection.on('error', fail);
    connection.connect((refused) => {
      if (refused) return fail(refused);
      // The library demands TLS already; a password is worth asking once more.
      if (!connection.secure) return fail(Object.assign(new Error('Not over TLS'), { code: 'ERR_SSL_NONE' }));
      stage = 'login';
      connection.login({ user, pass: password }, (denied) => {
        if (denied) return fail(denied);
        stage = 'send';
        connection.send({ from, to: [to], size: bytes.length }, body.stream, (error, info) => {
          if (error || info === undefined) return fail(error);
          resolve({ reply: info.response });
          deadline.removeEventListener('abort', giveUp);
          takeLeave(connection);
        });
      });
    });
  });
}

/** Ends the session as relays like it, without waiting for what they say to that. */
function takeLeave(connection: SMTPConnection): void {
  connection.quit();
  setTimeout(() => connection.close(), GOODBYE_MS).unref();
}
