import type { MailTimes } from '../../domain/schedule/schedule.ts';
import { counted, type Finding, ok, problem, warning } from './finding.ts';
import type { AccountState } from './ports.ts';

/** What the senders keep to, and what the provider allows, where it can be asked. */
export type Pace = { mailsPerSecond: number; allowed?: Pick<AccountState, 'perSecond' | 'perDay' | 'sentLastDay'> };

/**
 * Whether a morning's mails get out in time: a mail for every client manager, at the slower of the stage's rate and the provider's, from the
 * time the run is planned. Past the time at which open mails are given up it is a problem; past half of it there is little
 * room for retries. A day's mails must fit the daily quota, twice over for comfort: quotas count any 24 hours, yesterday's among them.
 */
export function checkCapacity(mails: number, pace: Pace, times: Pick<MailTimes, 'at' | 'giveUpAt'>): Finding[] {
  const { mailsPerSecond, allowed } = pace;
  const rate = Math.min(mailsPerSecond, allowed?.perSecond ?? mailsPerSecond);
  const findings = [inTime(mails, rate, times)];
  if (allowed === undefined) return findings;
  if (rate < mailsPerSecond)
    findings.push(
      warning(
        'sending rate',
        `config/stages.ts says ${mailsPerSecond} a second, SES allows ${rate}: the rest is refused and retried`,
        `Set mailsPerSecond to ${rate}, or ask SES for a higher rate in Service Quotas; then deploy`,
      ),
    );
  return [...findings, quota(mails, allowed)];
}

function inTime(mails: number, rate: number, { at, giveUpAt }: Pick<MailTimes, 'at' | 'giveUpAt'>): Finding {
  const minutes = Math.ceil(mails / rate / 60);
  const end = minutesOf(at) + minutes;
  const allowed = minutesOf(giveUpAt) - minutesOf(at);
  const said = `${counted(mails, 'mail')} at ${rate} a second take ${counted(minutes, 'minute')}; from ${at} that is ${clock(end)}`;
  const mend =
    'Ask SES for a higher sending rate in Service Quotas (or the relay’s operators), then raise mailsPerSecond';
  if (minutes > allowed)
    return problem('time to send', `${said}, and from ${giveUpAt} on nothing is sent any more`, mend);
  if (minutes > allowed / 2) return warning('time to send', `${said}: little time is left for retries`, mend);
  return ok('time to send', said);
}

function quota(mails: number, { perDay, sentLastDay }: NonNullable<Pace['allowed']>): Finding {
  if (perDay === undefined) return ok('daily quota', 'SES sets none');
  const said = `SES takes ${counted(perDay, 'mail')} in 24 hours (${counted(sentLastDay, 'mail')} in the last), and a day needs up to ${mails.toLocaleString('en')}`;
  const mend = 'Ask SES for a higher daily sending quota in Service Quotas';
  if (perDay < mails) return problem('daily quota', said, mend);
  if (perDay < 2 * mails) return warning('daily quota', `${said}: yesterday’s mails still count in the morning`, mend);
  return ok('daily quota', said);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The time of day, and the day when it is no longer the same one. */
function clock(minutes: number): string {
  const [days, rest] = [Math.floor(minutes / 1440), minutes % 1440];
  const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return days === 0 ? time : `${time} ${counted(days, 'day')} later`;
}
