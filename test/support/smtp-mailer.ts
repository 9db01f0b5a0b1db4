import { createSmtpMailer, type SmtpMailerOptions } from '../../functions/adapters/smtp/smtp-mailer.ts';
import type { Mail, Mailer } from '../../functions/app/ports.ts';
import { PASSWORD, relayCertificate, USER } from './smtp-relay.ts';

export const TAGS = { message: 'digest.2026-11-23.M001', attempt: 'a-1' };
export const MAIL: Mail = {
  to: 'm001@bank.example',
  subject: '【今日待办】4 位客户',
  html: '<p>早上好</p>',
  text: '早上好',
  date: '2026-11-23T00:30:00.000Z',
};

/** A mailer to a relay on this computer, with its login and authority. */
export function mailerTo(port: number, options: Partial<SmtpMailerOptions> = {}): Mailer {
  return createSmtpMailer({
    host: '127.0.0.1',
    port,
    sender: { name: '客户关怀', address: 'steward@bank.example' },
    credentials: async () => ({ user: USER, password: PASSWORD, ca: relayCertificate().cert }),
    ...options,
  });
}
