import type { Instant } from '../../domain/civil-date.ts';
import { confirmDuty as confirm } from '../../domain/duty/commands.ts';
import type { DutyFormProblem, PersonShown } from '../../domain/duty/duty-pages.ts';
import type { EvidenceFile } from '../../domain/duty/evidence-field.ts';
import { type EvidenceGiven, readEvidence } from '../../domain/duty/read-evidence.ts';
import type { Locale } from '../../domain/locale.ts';
import { groupOf } from '../../domain/mail/duty-links.ts';
import { personOf } from '../../domain/recipient.ts';
import { actorOf, changeGroup, commandOf } from './change-group.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { type DutyInHands, doableBy, dutyInHands, standsInFor } from './duty-in-hands.ts';
import { keptFiles } from './evidence-uploads.ts';
import { identifiedBy } from './identified-by.ts';
import { peopleOf } from './open-duty-page.ts';
import { settleCommand } from './settle-command.ts';
import { shownWhen } from './shown-when.ts';
import { personShown } from './standing.ts';

/** Files are looked at only when the person is who the link was sent to. */
const NO_FILES = { files: new Map<string, EvidenceFile>(), problems: [] as DutyFormProblem[] };

/**
 * Confirms duties with the evidence a form gives, in the name of the person the link was sent to, who types their employee number. Each duty is one
 * entry and one write; the same form sent again is the same command and gets the same receipt; a duty that somebody else settled first is left as it
 * is, and the receipt tells by whom. Everything that needs mending is told at once, and nothing is written then. `readIn`: the language the page was
 * shown in, which a signature names.
 */
export async function confirmDuty(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
  readIn?: Locale,
): Promise<DutyActed> {
  const opened = await dutyInHands(deps, token, now);
  if (!opened.ok) return { by: 'link', ...opened };
  const { link, rule } = opened;
  if (opened.reader !== 'assignee') return { ok: false, by: 'link', reason: 'not-your-unit' };
  const who = await identifiedBy(deps, { link, typed }, now);
  if (who === 'locked') return { ok: false, by: 'link', reason: 'locked' };
  const group = groupOf(link);
  const brought = who.ok ? await keptFiles(deps.files, { link, group, rule }, typed) : NO_FILES;
  const read = evidenceOf(deps, { ...opened, duties: doableBy(opened) }, typed, { readIn, files: brought.files });
  if (!who.ok || !read.ok || brought.problems.length > 0) {
    const problems = [...(read.ok ? [] : read.problems), ...brought.problems, ...(who.ok ? [] : who.problems)];
    return { ok: false, by: 'form', problems };
  }
  const command = commandOf(link, { form: 'confirm', typed }, deps.sha256);
  const { person } = link;
  const by = actorOf({
    ...{ person, assurance: who.assurance, now, commandId: command },
    ...{ onBehalfOf: standsInFor(opened), shownAt: await shownWhen(deps, link, typed) },
  });
  const changes = doableBy(opened).flatMap((duty) => {
    const evidence = evidenceFor(duty.subject, read.given);
    return evidence === undefined ? [] : [{ duty, decide: confirming(evidence) }];
  });
  const changed = await changeGroup(deps, changes, command);
  const on = { ...opened, group };
  return { ok: true, receipt: await settleCommand(deps, on, { ...changed, command, form: 'confirm' }, now) };

  function confirming(evidence: EvidenceGiven['evidence']) {
    return (duty: DutyInHands['duties'][number]) => confirm(duty, evidence, by, deps.sha256);
  }
}

function evidenceOf(
  deps: DutyFormDeps,
  { rule, duties, link, roster, unit, date }: DutyInHands,
  typed: ReadonlyMap<string, string>,
  { readIn, files }: { readIn: Locale | undefined; files: ReadonlyMap<string, EvidenceFile> },
) {
  const person = personOf(link.person, roster);
  const subjects = duties.map(({ subject }): PersonShown | undefined =>
    subject === undefined ? undefined : personShown(subject, roster),
  );
  return readEvidence(rule, subjects, {
    ...{ typed, date, period: groupOf(link).period, agreements: deps.agreements, people: peopleOf(unit.id, roster) },
    signer: { id: link.person, name: person?.name ?? '' },
    files,
    locale: readIn ?? person?.locale ?? deps.policy.locale,
  });
}

function evidenceFor(subject: string | undefined, given: readonly EvidenceGiven[]) {
  return given.find((one) => one.subject?.id === subject)?.evidence;
}
