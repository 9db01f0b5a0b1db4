import type { Instant } from '../domain/civil-date.ts';
import type { Sha256 } from '../domain/duty/duty.ts';
import type { Assurance } from '../domain/duty/evidence-field.ts';
import type { Link } from '../domain/mail/link.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';
import { DUTY_LOG } from './log-events.ts';
import type { LinkTries, LinkTryRecords } from './ports.ts';

/** Whether the person at the other end is the one the link was sent to. `missing`: nothing was typed, which is no try. */
type Identified =
  | { ok: true; assurance: Assurance }
  | { ok: false; why: 'missing' | 'wrong'; triesLeft: number }
  | { ok: false; why: 'locked' };

/** Identifies whoever sent a form: the one place to change for a bank with a sign-in of its own. */
export type Identify = (
  asked: { person: string; link: Link; typed: string | undefined },
  now: Instant,
) => Promise<Identified>;

export type EmployeeNumberDeps = AskRosterDeps & { tries: LinkTryRecords; sha256: Sha256 };

/** So many wrong numbers lock a link. */
const MOST_WRONG = 5;
const WRITES = 5;

/**
 * Identifies a person by the employee number they type; without one in the roster their id counts. The fifth wrong number locks the link for good and
 * raises an alarm; a right one does not open it again. The same wrong number typed twice in a row is one try, as of a double click. Throws when the
 * store cannot be reached: then nothing was decided.
 */
export function identifyByEmployeeNumber(deps: EmployeeNumberDeps): Identify {
  return async ({ person, link, typed = '' }, now) => {
    const key = linkKey(link, deps.sha256);
    const tries = await deps.tries.get(key);
    if (tries?.lockedAt !== undefined) return { ok: false, why: 'locked' };
    const number = comparable(typed);
    if (number === '') return { ok: false, why: 'missing', triesLeft: MOST_WRONG - (tries?.wrong ?? 0) };
    const known = await askRoster(deps, ({ managers, officers }) => managers.get(person) ?? officers.get(person));
    if (known !== undefined && number === comparable(known.employeeNo ?? known.id))
      return { ok: true, assurance: 'link+employee-no' };
    const counted = await countWrong(deps, key, deps.sha256(JSON.stringify([key, number])), now);
    if (counted.lockedAt === undefined) return { ok: false, why: 'wrong', triesLeft: MOST_WRONG - counted.wrong };
    deps.log.error(DUTY_LOG.employeeNumberLocked, { person, purpose: link.purpose, link: key.slice(0, 16) });
    return { ok: false, why: 'locked' };
  };
}

/** Numbers are compared without the blanks around them, whole and half width and either case alike. */
const comparable = (typed: string) => typed.normalize('NFKC').trim().toUpperCase();

function linkKey({ purpose, object, person, epoch, expiresAt }: Link, sha256: Sha256): string {
  return sha256([purpose, object, person, epoch, expiresAt].join('|'));
}

async function countWrong(
  { tries }: EmployeeNumberDeps,
  link: string,
  command: string,
  now: Instant,
): Promise<LinkTries> {
  let problem: unknown = new Error('The tries kept changing while one was being counted');
  for (let attempt = 0; attempt < WRITES; attempt += 1) {
    const before = await tries.get(link);
    if (before?.lastCommand === command || before?.lockedAt !== undefined) return before;
    const { wrong, version } = before ?? { wrong: 0, version: 0 };
    const locks = wrong + 1 >= MOST_WRONG;
    const after = {
      link,
      version: version + 1,
      lastCommand: command,
      wrong: wrong + 1,
      ...(locks && { lockedAt: now }),
    };
    try {
      if ((await tries.put(after, version)) === 'saved') return after;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
