import type { Instant } from '../../domain/civil-date.ts';
import type { DutyFormProblem } from '../../domain/duty/duty-pages.ts';
import type { Assurance } from '../../domain/duty/evidence-field.ts';
import type { Link } from '../../domain/mail/link.ts';
import type { DutyFormDeps } from './duty-deps.ts';

/** How surely the person behind a form is known; or what needs mending in it; or that the link is locked. */
export async function identifiedBy(
  { identify }: Pick<DutyFormDeps, 'identify'>,
  { link, typed }: { link: Link; typed: ReadonlyMap<string, string> },
  now: Instant,
): Promise<{ ok: true; assurance: Assurance } | { ok: false; problems: DutyFormProblem[] } | 'locked'> {
  const who = await identify({ person: link.person, link, typed: typed.get('employeeNo') }, now);
  if (who.ok) return who;
  if (who.why === 'locked') return 'locked';
  const { why, triesLeft } = who;
  const problem: DutyFormProblem =
    why === 'missing' ? { field: 'employeeNo', why } : { field: 'employeeNo', why, triesLeft };
  return { ok: false, problems: [problem] };
}
