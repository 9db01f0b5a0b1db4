import type { Instant } from '../../domain/civil-date.ts';
import { isOwed } from '../../domain/duty/duty.ts';
import { ASKED_AT_ONCE, type DutyPage, type DutyRefusal, type PersonShown } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import type { Agreement } from '../../domain/duty/evidence-field.ts';
import { workdaysLeft } from '../../domain/duty/ladder.ts';
import { shownLink } from '../../domain/mail/duty-links.ts';
import { linkOnward } from '../../domain/mail/link.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster } from '../../domain/roster.ts';
import type { DutyFormDeps, DutyPageDeps } from './duty-deps.ts';
import { type DutyInHands, doableBy, dutyInHands, standsInFor } from './duty-in-hands.ts';
import { uploadsFor } from './evidence-uploads.ts';
import { readGroup } from './read-group.ts';
import { dueOnOf, personShown, type Reading, standingOf } from './standing.ts';

export type DutyPageOpened = { ok: true; page: DutyPage } | ({ ok: false } & DutyRefusal);

/**
 * Opens the page of one kind of duty in one unit and period. Reads only, whatever is asked how often. Refused when the link is forged, expired or
 * revoked, when the unit's duties are somebody else's now, when too many wrong numbers were typed at it, and when there is no such duty any more. `address`: the page's own, to which a browser comes
 * back that brought a file.
 */
export async function openDutyPage(
  deps: DutyPageDeps & Pick<DutyFormDeps, 'identify'>,
  token: string,
  now: Instant,
  address?: string,
): Promise<DutyPageOpened> {
  const opened = await dutyInHands(deps, token, now);
  if (!opened.ok) return opened;
  const { link, reader } = opened;
  // Whoever could not send a form is not to fill one in first. Nothing was typed, so nothing is counted.
  const acts = reader !== 'onlooker' && opened.duties.some(isOwed);
  const who = acts ? await deps.identify({ person: link.person, link, typed: undefined }, now) : undefined;
  if (who?.ok === false && who.why === 'locked') return { ok: false, reason: 'locked' };
  const page = await dutyPage(deps, opened, now);
  if (page.asked.length === 0 || address === undefined) return { ok: true, page };
  const uploads = await uploadsFor(deps.files, link, opened.rule, address);
  return { ok: true, page: { ...page, ...(uploads.length > 0 && { uploads }) } };
}

async function dutyPage(deps: DutyPageDeps, opened: DutyInHands, now: Instant): Promise<DutyPage> {
  const { calendar, policy } = deps;
  const { link, date, rule, unit, roster, reader, duties } = opened;
  const reading: Reading = { reader: link.person, roster, timeZone: policy.timeZone };
  const owed = reader === 'assignee' ? doableBy(opened).filter(isOwed) : [];
  const others = reader === 'assignee' && duties.filter(isOwed).length > owed.length;
  const asked = owed.slice(0, ASKED_AT_ONCE);
  const dueOn = dueOnOf(duties);
  const agreement = agreementOf(rule, deps.agreements);
  const behalf = standsInFor(opened);
  const until = opened.holder?.standsIn?.until;
  return {
    date,
    locale: personOf(link.person, roster)?.locale ?? policy.locale,
    rule,
    unitName: unit.name,
    period: duties[0]?.period ?? '',
    dueOn,
    workdaysLeft: workdaysLeft(dueOn, date, calendar),
    reader,
    standings: duties.map((duty) => standingOf(duty, reading)),
    asked: asked.map((duty) => standingOf(duty, reading)),
    askedLater: owed.length - asked.length,
    ...(others && { notBySelf: true as const }),
    people: peopleOf(unit.id, roster),
    ...(agreement && { agreement }),
    fedBy: await fedBy(deps, opened, reading),
    ...(behalf !== undefined &&
      until !== undefined && { onBehalfOf: { ...greetingName(personOf(behalf, roster)?.name), until } }),
    shownAt: await deps.links.sign(shownLink(link, now)),
    dutiesToken: await deps.links.sign(linkOnward(link, 'duties', link.person)),
  };
}

/** The unit's client managers, by id. */
export function peopleOf(unit: string, roster: Roster): PersonShown[] {
  const ids = [...roster.managers.values()].filter(({ unitId }) => unitId === unit).map(({ id }) => id);
  return ids.sort().map((id) => personShown(id, roster));
}

function agreementOf(rule: DutyRule, agreements: readonly Agreement[]): Agreement | undefined {
  for (const field of rule.evidence)
    if (field.type === 'agreement') return agreements.find(({ document }) => document === field.document);
  return undefined;
}

async function fedBy(deps: DutyPageDeps, opened: DutyInHands, reading: Reading): Promise<DutyPage['fedBy']> {
  const { rule, unit, duties } = opened;
  const period = duties[0]?.period ?? '';
  const feeding = deps.catalogue.filter(({ feeds }) => feeds === rule.kind);
  return Promise.all(
    feeding.map(async ({ kind, name }) => {
      const read = await readGroup(deps, { unit: unit.id, period, kind });
      const standings = read.duties.filter(({ state }) => state !== 'closed');
      return { name, standings: standings.map((duty) => standingOf(duty, reading)) };
    }),
  );
}
