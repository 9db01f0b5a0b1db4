import { dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Sha256 } from '../domain/duty/duty.ts';
import type { Assurance } from '../domain/duty/evidence-field.ts';
import type { Link } from '../domain/mail/link.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';
import { countTry, giveTryBack, type TryCounted } from './count-try.ts';
import { DUTY_LOG } from './log-events.ts';
import type { LinkTryRecords } from './ports.ts';

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

export type EmployeeNumberDeps = AskRosterDeps & { tries: LinkTryRecords; sha256: Sha256; timeZone: string };

/** So many wrong numbers lock a link; so many in a day, at whatever links, lock all links of that person until the next. */
const MOST_WRONG = 5;
const MOST_WRONG_A_DAY = 15;

const LOCKED = { ok: false, why: 'locked' } as const;

/**
 * Identifies a person by the employee number they type; without one in the roster their id counts. The fifth wrong number locks the link for good, the
 * fifteenth of a bank day all links of that person until the next day; each raises an alarm, and a right one does not open them again. A try is counted
 * before it is compared, and given back when it is right, so that many at once are no more than one after the other. The same wrong number typed twice in a
 * row is one try, as of a double click. Throws when the store cannot be reached: then nothing was decided.
 */
export function identifyByEmployeeNumber(deps: EmployeeNumberDeps): Identify {
  const { tries, sha256, timeZone } = deps;
  return async ({ person, link, typed = '' }, now) => {
    const number = comparable(typed);
    const date = dateInZone(now, timeZone);
    const [ofLink, ofDay] = [linkKey(link, sha256), sha256(['wrong-numbers', person, date].join('|'))];
    const limits = [
      { key: ofLink, most: MOST_WRONG, where: { link: ofLink.slice(0, 16) } },
      { key: ofDay, most: MOST_WRONG_A_DAY, where: { date } },
    ].map((limit) => ({ ...limit, command: sha256(JSON.stringify([limit.key, number])) }));

    const before = await Promise.all(limits.map(async (limit) => ({ ...limit, found: await tries.get(limit.key) })));
    if (before.some(({ found, command }) => found?.lockedAt !== undefined && found.lastCommand !== command))
      return LOCKED;
    if (number === '') {
      const triesLeft = Math.min(...before.map(({ most, found }) => most - (found?.wrong ?? 0)));
      return { ok: false, why: 'missing', triesLeft };
    }
    const known = await askRoster(deps, ({ managers, officers }) => managers.get(person) ?? officers.get(person));

    const counts: (TryCounted & { counted: true })[] = [];
    for (const { command, ...limit } of limits) {
      const count = await countTry(tries, limit, command, now);
      if (!count.counted) return count.locked ? LOCKED : { ok: false, why: 'wrong', triesLeft: count.left };
      counts.push(count);
    }
    if (known !== undefined && number === comparable(known.employeeNo ?? known.id)) {
      await Promise.all(limits.map(({ key, command }) => giveTryBack(tries, key, command)));
      return { ok: true, assurance: 'link+employee-no' };
    }
    limits.forEach(({ where }, i) => {
      if (counts[i]?.locks && counts[i].mine)
        deps.log.error(DUTY_LOG.employeeNumberLocked, { person, purpose: link.purpose, ...where });
    });
    if (counts.some(({ locks }) => locks)) return LOCKED;
    return { ok: false, why: 'wrong', triesLeft: Math.min(...counts.map(({ left }) => left)) };
  };
}

/** Numbers are compared without the blanks around them, whole and half width and either case alike. */
const comparable = (typed: string) => typed.normalize('NFKC').trim().toUpperCase();

function linkKey({ purpose, object, person, epoch, expiresAt }: Link, sha256: Sha256): string {
  return sha256([purpose, object, person, epoch, expiresAt].join('|'));
}
