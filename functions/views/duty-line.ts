import type { DutyGroup } from '../domain/duty/duty-day.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Shown } from '../i18n/duty-mail-words.ts';
import type { LabelTone, OutlineLine } from './mail-outline.ts';
import { shortened } from './shortened.ts';

/** The links of a mail about duties: to the month at a glance, and to each kind of duty by `unit|period|kind`. Empty where there are no pages. */
export type DutyLinks = { duties: string; groups: Record<string, string> };

/** What every part of the mail is written with. */
export type DutySetting = { date: string; locale: Locale; words: Catalogue; links: DutyLinks };

/** For whom a line is written: who has the unit, who does it themself, or who is told that it is late. */
type For = 'holder' | 'self' | 'above';

const MOST_NAMES = 12;
const MOST_DAYS = 15;
const LONGEST_REASON = 160;
const LONGEST_NAME = 60;
/** Working days before the due date from which a line stands out. */
const SOON = 3;

/** Names as a mail writes them; those written alike stand once, with their number. At most a dozen, the rest is a number. */
export function namesShown(people: readonly Shown[], { dutyMail: say }: Catalogue): { names: string[]; more: number } {
  const counts = new Map<string, number>();
  for (const one of people) {
    const name = shortened(say.who(one), LONGEST_NAME);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const all = [...counts].map(([name, count]) => ({ text: count > 1 ? say.alike(name, count) : name, count }));
  const names = all.slice(0, MOST_NAMES).map(({ text }) => text);
  return { names, more: all.slice(MOST_NAMES).reduce((sum, { count }) => sum + count, 0) };
}

/** The name of a duty, with its period where that is not this month. */
export function dutyName({ name, period }: Pick<DutyGroup, 'name' | 'period'>, setting: DutySetting): string {
  const text = shortened(name[setting.locale], LONGEST_NAME);
  return period === setting.date.slice(0, 7) ? text : setting.words.dutyMail.inPeriod(text, period);
}

/** One kind of duty: how much time is left, how far it is, about whom it is still open, and what was said about it. */
export function dutyLine(group: DutyGroup, reader: For, setting: DutySetting, someOpenedToday: boolean): OutlineLine {
  const say = setting.words.dutyMail;
  const { workdaysLeft, explained } = group;
  const href = setting.links.groups[`${group.unit}|${group.period}|${group.kind}`];
  const facts = [
    when(group, someOpenedToday, setting),
    ...people(group, reader, setting),
    ...told(group, reader, setting),
    ...(explained === undefined
      ? []
      : [
          say.explained({
            on: explained.on,
            ...(explained.reason !== undefined && { reason: shortened(explained.reason, LONGEST_REASON) }),
          }),
        ]),
  ];
  if (reader === 'above' && explained === undefined) facts.push(say.notExplained);
  return {
    title: dutyName(group, setting),
    label: { text: say.timeLeft(workdaysLeft), tone: toneOf(workdaysLeft) },
    facts,
    ...(href && { link: { label: wayFor(group, reader, say), href } }),
  };
}

function wayFor({ yours }: DutyGroup, reader: For, say: Catalogue['dutyMail']): string {
  if (reader === 'self') return say.actSelf;
  return yours ? say.act : say.look;
}

function toneOf(workdaysLeft: number): LabelTone {
  if (workdaysLeft <= 0) return 'red';
  return workdaysLeft <= SOON ? 'amber' : 'grey';
}

function when(
  { dueOn, workdaysLeft, tone, total, done, open }: DutyGroup,
  someOpenedToday: boolean,
  { words }: DutySetting,
): string {
  const say = words.dutyMail;
  const parts = [say.due(dueOn, workdaysLeft)];
  if (tone === 'opened' && someOpenedToday) parts.push(say.openedToday);
  if (open.length > 1 && untouched({ tone, total, done, open })) parts.push(say.everybody(total));
  return parts.join(' · ');
}

/** On the day it is opened everybody is still to do: their number is enough. */
function untouched({ tone, total, done, open }: Pick<DutyGroup, 'tone' | 'total' | 'done' | 'open'>): boolean {
  return tone === 'opened' && done === 0 && open.length === total;
}

function people(group: DutyGroup, reader: For, { words }: DutySetting): string[] {
  const { open, total } = group;
  if (reader === 'self' || open.length === 0 || (open.length > 1 && untouched(group))) return [];
  const { names, more } = namesShown(open, words);
  return [words.dutyMail.still(open.length, total, names, more)];
}

function told({ yours, toldOn, deputyToldOn, bySelf, open }: DutyGroup, reader: For, { words }: DutySetting): string[] {
  const say = words.dutyMail;
  const listOf = (dates: string[]) => ({ latest: dates.slice(-MOST_DAYS), total: dates.length });
  const days = toldOn && listOf(toldOn);
  if (reader === 'above') {
    const mailed = days && (bySelf && days.total > 0 ? say.mailedSelf(days, open.length === 1) : say.mailedOn(days));
    return [
      ...(mailed === undefined ? [] : [mailed]),
      ...(deputyToldOn ? [say.mailedDeputy(listOf(deputyToldOn))] : []),
    ];
  }
  if (reader === 'self' || yours) return [];
  return [say.byThemselves(days?.total ? days : undefined, open.length === 1)];
}
