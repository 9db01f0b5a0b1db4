import type { Roster } from '../../domain/roster.ts';
import { domainOf } from './check-sender.ts';
import { counted, type Finding, ok, problem, warning } from './finding.ts';
import type { AccountState } from './ports.ts';

const ABOUT = 'SES account';

/** Whether the account may send at all: paused, judged badly for bounces and complaints, or in the sandbox, where it reaches only verified domains. */
export function checkAccount(
  { sandbox, sendingEnabled, enforcement }: Omit<AccountState, 'perSecond' | 'perDay' | 'sentLastDay'>,
  { address, roster }: { address: string; roster: Roster },
): Finding[] {
  return [
    sendingEnabled
      ? ok('sending', 'is on')
      : problem(
          'sending',
          'is paused for this account and region',
          'docs/runbook.md#sending-is-paused says how to go on',
        ),
    ...judged(enforcement),
    sandbox ? inSandbox(address, roster) : ok('sandbox', 'left: SES sends to anybody'),
  ];
}

function judged(enforcement: string): Finding[] {
  if (enforcement === 'HEALTHY') return [ok(ABOUT, 'is in good standing')];
  const mend =
    'Read what AWS wrote to the account’s contact, and answer there; look for bounced mails in the dashboard';
  return [
    enforcement === 'PROBATION'
      ? warning(ABOUT, 'is under review for bounces or complaints', mend)
      : problem(ABOUT, `may not send (${enforcement})`, mend),
  ];
}

function inSandbox(address: string, { managers }: Roster): Finding {
  const domain = domainOf(address);
  const mails = [...managers.values()].flatMap(({ mail }) => mail ?? []);
  const outside = mails.filter((mail) => domainOf(mail) !== domain).length;
  const mend = 'Ask for production access: docs/runbook.md#leaving-the-ses-sandbox says what to write';
  if (outside === 0) return warning('sandbox', `SES sends only to verified domains, such as ${domain}`, mend);
  const who = `${counted(outside, 'client manager')} of ${counted(mails.length, 'address', 'addresses')}`;
  return problem('sandbox', `SES sends only to verified domains: ${who} may be out of reach`, mend);
}
