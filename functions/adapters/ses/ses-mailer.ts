import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Mailer } from '../../app/ports.ts';
import type { SendOutcome } from '../../domain/mail/send-protocol.ts';
import { type ComposedMail, composeMail, type Sender } from '../mime.ts';
import { outcomeOfError } from './outcome.ts';

/** After this long a call is given up, well under the lease of its claim. */
export const SES_DEADLINE_MS = 20_000;

/** `deadlineMs`: after this long a call is given up wherever it stands, a reply that trickles in included. */
export type SesMailerOptions = { sender: Sender; configurationSet?: string; deadlineMs?: number };

/** Sends through SES, tagged with message and attempt so that SES events find their Message again. */
export function createSesMailer(client: SESClient, options: SesMailerOptions): Mailer {
  const { sender, configurationSet, deadlineMs = SES_DEADLINE_MS } = options;
  return {
    async send(mail, tags): Promise<SendOutcome> {
      let composed: ComposedMail;
      try {
        composed = await composeMail(mail, tags.message, sender);
      } catch {
        return { outcome: 'failed', code: 'cannot-compose' };
      }
      const command = new SendRawEmailCommand({
        Source: composed.from,
        Destinations: [composed.to],
        RawMessage: { Data: composed.raw },
        Tags: [
          { Name: 'message', Value: tags.message },
          { Name: 'attempt', Value: tags.attempt },
        ],
        ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
      });
      try {
        const { MessageId } = await client.send(command, { abortSignal: AbortSignal.timeout(deadlineMs) });
        return MessageId
          ? { outcome: 'accepted', providerId: MessageId }
          : { outcome: 'unknown', code: 'no-message-id' };
      } catch (error) {
        return outcomeOfError(error, composed.from);
      }
    },
  };
}
