import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import type { SendingAccount } from '../../app/doctor/ports.ts';

/** What SES gives as the limit of an account that has none. */
const NO_LIMIT = -1;

/** The client of SES's second API, which alone tells about the account. It only reads, so it keeps the SDK's retries. */
export function createSesAccountClient(
  config: Pick<SESv2ClientConfig, 'region' | 'endpoint' | 'credentials' | 'requestHandler'>,
): SESv2Client {
  const client = new SESv2Client(config);
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** The sending account of one region of SES. */
export function createSesAccount(client: SESv2Client): SendingAccount {
  return {
    async state() {
      const reply = await client.send(new GetAccountCommand({}));
      const { MaxSendRate, Max24HourSend, SentLast24Hours = 0 } = reply.SendQuota ?? {};
      return {
        sandbox: reply.ProductionAccessEnabled !== true,
        sendingEnabled: reply.SendingEnabled === true,
        enforcement: reply.EnforcementStatus ?? 'unknown',
        perSecond: limit(MaxSendRate),
        perDay: limit(Max24HourSend),
        sentLastDay: SentLast24Hours,
      };
    },
    async identity(domain) {
      try {
        const reply = await client.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
        const dkim = reply.DkimAttributes?.Status ?? 'NOT_STARTED';
        return { verified: reply.VerifiedForSendingStatus === true, dkim };
      } catch (error) {
        if (error instanceof Error && error.name === 'NotFoundException') return undefined;
        throw error;
      }
    },
  };
}

function limit(value: number | undefined): number | undefined {
  return value === NO_LIMIT ? undefined : value;
}
