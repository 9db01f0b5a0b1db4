import { dateInZone, type Instant } from '../../domain/civil-date.ts';
import type { DutyForm } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import { noticesOf } from '../../domain/duty/notices.ts';
import { type DutyGroupRef, dutyReceiptLink } from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import type { Roster, Unit } from '../../domain/roster.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { GroupChanged } from './change-group.ts';
import type { DutyFormDeps } from './duty-deps.ts';
import { alarmNobodyToTell } from './nobody-to-tell.ts';
import { sendNotices } from './send-notices.ts';

/** What a command was given on. */
export type CommandOn = { link: Link; group: DutyGroupRef; rule: DutyRule; unit: Unit; roster: Roster };

/**
 * What follows a command once the duties are written: its notices, and the token of its receipt, the same however often the command comes. Notices
 * that cannot be put now are made up by the next morning's plan: the command stands.
 */
export async function settleCommand(
  deps: DutyFormDeps,
  { link, group, rule, unit, roster }: CommandOn,
  { recorded, already, command, form }: GroupChanged & { command: string; form: DutyForm | 'not-me' },
  now: Instant,
): Promise<string> {
  const times = recorded.flatMap(({ history }) => history.filter((one) => one.command === command).map(({ at }) => at));
  const at = times.sort()[0] ?? now;
  const date = dateInZone(at, deps.policy.timeZone);
  if (recorded.length > 0)
    try {
      const given = { duties: recorded, rule, unit, roster, date, command };
      alarmNobodyToTell(deps.log, given);
      await sendNotices(deps, noticesOf(given), { date, now });
    } catch (error) {
      const why = error instanceof Error ? error.name : typeof error;
      deps.log.error(DUTY_LOG.noticesNotPut, { unit: unit.id, kind: rule.kind, command, error: why });
    }
  const others = already.map(({ subject = '' }) => subject);
  const of = { ...group, command, form, at, ...(others.length > 0 && { already: others }) };
  return deps.links.sign(dutyReceiptLink(link, of));
}
