import { type CivilDate, dateInZone, type Instant } from '../../domain/civil-date.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import type { DutyReader, DutyRefusal } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import { dutyHolder, readerOf } from '../../domain/duty/holders.ts';
import { groupOf } from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import type { Recipient } from '../../domain/recipient.ts';
import type { Roster, Unit } from '../../domain/roster.ts';
import { readLink } from '../read-link.ts';
import type { DutyPageDeps } from './duty-deps.ts';
import { readGroup } from './read-group.ts';
import { rosterNow } from './roster-now.ts';

/** A group of duties behind a link, on the day it is opened, and what the reader is to it. Closed duties are left out. */
export type DutyInHands = {
  link: Link;
  date: CivilDate;
  rule: DutyRule;
  unit: Unit;
  roster: Roster;
  reader: DutyReader;
  /** Who has the unit's duties that day. */
  holder?: Recipient;
  duties: Duty[];
};

/**
 * Opens a link to a group of duties. Who the reader is to it is decided on the roster as it stands now, the duties are read consistently. A client
 * manager sees of what each signs or notes only their own.
 */
export async function dutyInHands(
  deps: DutyPageDeps,
  token: string,
  now: Instant,
): Promise<({ ok: true } & DutyInHands) | ({ ok: false } & DutyRefusal)> {
  const read = await readLink(deps, token, 'duty', now);
  if (!read.ok) return read;
  const { link } = read;
  const ref = groupOf(link);
  const date = dateInZone(now, deps.policy.timeZone);
  const rule = deps.catalogue.find(({ kind }) => kind === ref.kind);
  const roster = await rosterNow(deps, { unit: ref.unit, person: link.person });
  const unit = roster.units.get(ref.unit);
  if (rule === undefined || unit === undefined) return { ok: false, reason: 'duty-gone' };
  const holder = dutyHolder(unit, roster, date);
  const group = await readGroup(deps, ref);
  const asked = group.duties.filter(({ state }) => state !== 'closed');
  const reader = readerOf({ unit, rule, duties: asked, person: link.person }, roster, date);
  if (reader === undefined && asked.length > 0)
    return { ok: false, reason: 'not-your-unit', ...(holder && { holder: greetingName(holder.person.name) }) };
  const own = rule.by === 'client-manager' && reader === 'assignee';
  const duties = own ? asked.filter(({ subject }) => subject === link.person) : asked;
  if (reader === undefined || duties.length === 0)
    return { ok: false, reason: group.broken > 0 ? 'unreadable' : 'duty-gone' };
  return { ok: true, link, date, rule, unit, roster, reader, ...(holder && { holder }), duties };
}

/** The duties of a group that the reader may do: nobody judges themself, whomever they stand in for. */
export function doableBy({ duties, rule, link }: Pick<DutyInHands, 'duties' | 'rule' | 'link'>): Duty[] {
  return rule.by === 'client-manager' ? duties : duties.filter(({ subject }) => subject !== link.person);
}

/** Whom the reader stands in for, when they do what another is to do. */
export function standsInFor({ reader, rule, holder, unit, link }: DutyInHands): string | undefined {
  if (reader !== 'assignee' || rule.by !== 'line-manager') return undefined;
  return holder?.standsIn === undefined || holder.person.id !== link.person ? undefined : unit.lineManagerId;
}
