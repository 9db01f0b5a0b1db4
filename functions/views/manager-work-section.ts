import type { ManagerWork } from '../domain/duty/manager-work.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { OutlineSection } from './mail-outline.ts';

type NeedsWord = ManagerWork & { longest: NonNullable<ManagerWork['longest']> };

const MOST_NAMED = 3;

/** How a unit's client managers follow up their tasks this week, and who needs a word: who has clients waiting longest first. None when nobody had any. */
export function workSection(
  work: readonly ManagerWork[],
  { dutyMail: { work: say } }: Catalogue,
): OutlineSection | undefined {
  const had = work.reduce((sum, one) => sum + one.had, 0);
  const needWord = work.filter(needsWord).sort(byWaiting);
  if (had === 0 && needWord.length === 0) return undefined;
  const did = work.reduce((sum, one) => sum + one.did, 0);
  const left = needWord.length - MOST_NAMED;
  return {
    heading: say.heading,
    lead: [
      ...(had === 0 ? [] : [say.done(had, did, Math.floor((100 * did) / had))]),
      ...(needWord.length === 0 ? [say.nobody] : needWord.slice(0, MOST_NAMED).map(say.needsWord)),
      ...(left > 0 ? [say.moreNeedWord(left)] : []),
    ],
    lines: [],
    after: [],
  };
}

function needsWord(work: ManagerWork): work is NeedsWord {
  return work.rolledOver > 0 && work.longest !== undefined;
}

function byWaiting(a: NeedsWord, b: NeedsWord): number {
  return b.longest.workdays - a.longest.workdays || b.rolledOver - a.rolledOver;
}
