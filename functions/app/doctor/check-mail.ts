import type { Roster } from '../../domain/roster.ts';
import type { MailTimes } from '../../domain/schedule/schedule.ts';
import { checkAccount } from './check-account.ts';
import { checkCapacity } from './check-capacity.ts';
import { checkSender } from './check-sender.ts';
import type { MailWay } from './deps.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Whether mails can leave, and fast enough for everybody in the roster who has an address. Says what cannot be looked at from here. */
export async function checkMail(mail: MailWay, roster: Roster, times: MailTimes): Promise<Finding[]> {
  const mails = [...roster.managers.values()].filter((manager) => manager.mail !== undefined).length;
  if (mail.by === 'embedded') return [ok('mail', 'not checked here: embedded')];
  if (mail.by === 'smtp') {
    const { host, port, secret } = mail;
    const asked = 'ask its operators for its limits, and whether it accepts the sender';
    return [
      ok('mail', `not checked here: ${host}:${port} is the bank’s own relay; ${asked}`),
      secret.there
        ? ok('relay password', `the secret ${secret.name} is there`)
        : problem(
            'relay password',
            `there is no secret ${secret.name}`,
            `Create it with {"user":"…","password":"…"}: docs/runbook.md#an-smtp-relay-instead-of-ses`,
          ),
      ...checkCapacity(mails, mail, times),
    ];
  }
  const state = await mail.account.state();
  return [
    ...(await checkSender(mail)),
    ...checkAccount(state, { address: mail.address, roster }),
    ...checkCapacity(mails, { mailsPerSecond: mail.mailsPerSecond, allowed: state }, times),
  ];
}
