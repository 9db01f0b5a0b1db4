import type { ManagerWork } from '../domain/duty/manager-work.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { OutlineSection } from './mail-outline.ts';

const MOST_NAMED = 5;
/** Who had fewer clients to call than this is not judged by how many they called. */
const ENOUGH = 5;

/**
 * How a unit's client managers follow up their tasks, and who needs a word: first who has clients waiting longest, then who did least. A client put off, or
 * tried and not reached, is work done. None when nobody had any.
 */
export function workSection(
  work: readonly ManagerWork[],
  { dutyMail: { work: say } }: Catalogue,
): OutlineSection | undefined {
  const sum = (of: (one: ManagerWork) => number) => work.reduce((total, one) => total + of(one), 0);
  const had = sum((one) => one.had);
  const waiting = work.filter(({ longest }) => longest !== undefined).sort(byWaiting);
  const needWord = [...waiting, ...work.filter(didLittle).sort((a, b) => share(a) - share(b))];
  if (had === 0 && needWord.length === 0) return undefined;
  const did = sum((one) => one.did);
  const week = { had, did, postponed: sum((one) => one.postponed), tried: sum(({ tried = 0 }) => tried) };
  const left = needWord.length - MOST_NAMED;
  return {
    heading: say.heading(work[0]?.from),
    lead: [
      ...(had === 0 ? [] : [say.done({ ...week, percent: Math.floor((100 * did) / had) })]),
      ...(waiting.length === 0 ? [say.nobody] : []),
      ...needWord.slice(0, MOST_NAMED).map((one) => {
        const { longest } = one;
        return longest === undefined ? say.didLittle(one) : say.needsWord({ ...one, longest });
      }),
      ...(left > 0 ? [say.moreNeedWord(left)] : []),
    ],
    lines: [],
    after: [],
  };
}

/** Less than half of those they had was called, put off or tried. Who has clients waiting long is named for that. */
function didLittle(work: ManagerWork): boolean {
  return work.longest === undefined && work.had >= ENOUGH && share(work) < 0.5;
}

function share({ had, did, postponed, tried = 0 }: ManagerWork): number {
  return (did + postponed + tried) / had;
}

function byWaiting(a: ManagerWork, b: ManagerWork): number {
  return (b.longest?.workdays ?? 0) - (a.longest?.workdays ?? 0) || b.rolledOver - a.rolledOver;
}
