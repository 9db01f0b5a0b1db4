import type { SendOutcome } from '../../domain/mail/send-protocol.ts';
import { refusesSender } from './sender-refused.ts';

type Facts = { name: string; message: string; code: string; syscall: string; status: number };

const DAILY_QUOTA = /daily message quota exceeded|daily quota/i;
const THROTTLED =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded|SlowDown)|maximum sending rate exceeded/i;
const PAUSED = /SendingPaused/;
const NOT_ALLOWED =
  /^(AccessDenied|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|RequestExpired|OptInRequired|CredentialsProvider|TokenProvider|NotAuthorized)/;
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
const NOT_A_REPLY = /^(Unknown|UnknownError|Error|RequestTimeout.*)$/;

/**
 * What a failed SendRawEmail call from the address `sender` says about the mail. Only what proves that SES did not take it
 * counts as `retry` (the connection never stood, SES was busy, paused, did not know us or refuses whoever sends) or `failed`
 * (SES read the request and refused this mail). All else is `unknown`: resets, time-outs, 5xx, truncated or unreadable replies may hide an accepted mail.
 */
export function outcomeOfError(error: unknown, sender: string): SendOutcome {
  const { name, message, code, syscall, status } = factsOf(error);
  if (DAILY_QUOTA.test(message)) return { outcome: 'retry', code: 'daily-quota' };
  if (THROTTLED.test(name) || THROTTLED.test(message)) return { outcome: 'retry', code: 'throttled' };
  if (PAUSED.test(name)) return { outcome: 'retry', code: 'sending-paused' };
  if (NOT_ALLOWED.test(name)) return { outcome: 'retry', code: 'not-allowed' };
  if (refusesSender(name, message, sender)) return { outcome: 'retry', code: 'sender-refused' };
  if (syscall === 'getaddrinfo' || syscall === 'connect' || NEVER_CONNECTED.includes(code)) {
    return { outcome: 'retry', code: `no-connection-${code || syscall}` };
  }
  if (name === 'TimeoutError' && message.includes('did not establish a connection')) {
    return { outcome: 'retry', code: 'connection-timeout' };
  }
  if (status >= 400 && status < 500 && !NOT_A_REPLY.test(name)) {
    return { outcome: 'failed', code: name };
  }
  return { outcome: 'unknown', code: code || (status >= 500 ? `${name}-${status}` : name) };
}

function factsOf(error: unknown): Facts {
  const of = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const text = (key: string) => {
    const value = of(error, key);
    return typeof value === 'string' ? value : '';
  };
  const status = Number(of(of(error, '$metadata'), 'httpStatusCode') ?? 0);
  return {
    name: text('name'),
    message: text('message'),
    code: text('code'),
    syscall: text('syscall'),
    status,
  };
}
