import { isOwed } from '../domain/duty/duty.ts';
import type { DutiesPage, StandingGroup, UnitStanding } from '../domain/duty/duty-pages.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { DutyCounts } from '../i18n/duty-page-words.ts';
import { catalogueFor } from '../i18n/index.ts';
import { stateLabel, stillOpen } from './duty-standings.ts';
import { DUTY_STYLE } from './duty-style.ts';
import { dutyWork } from './duty-work.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/** So many of those still to be done are named; the duty's own page names everybody. */
const NAMED = 12;
/** So many of what was said about them are quoted. */
const REASONS = 2;

/** `alone`: the duties are about the reader, who need not be named. */
type Setting = { words: Catalogue; locale: Locale; lang: string; alone?: true };

/** A person's duties: the month at a glance, unit by unit: what is late, what is to do, what is done, and for whom. */
export function dutiesPage(page: DutiesPage & { lang?: Locale }, token: string): string {
  const { locale, date, units, own } = page;
  const words = catalogueFor(locale, { amountBands: false, today: date });
  const { duties: say } = words;
  const setting = { words, locale, lang: langSuffix(page) };
  const mine =
    own.length === 0
      ? NOTHING
      : markup`<section class="card"><h2>${say.own}</h2>${groupList(own, { ...setting, alone: true })}</section>`;
  const nothing = units.length === 0 && own.length === 0 ? markup`<p>${say.nothing}</p>` : NOTHING;
  const main = markup`<p class="muted">${words.format.dayAndWeekday(date)}</p><h1>${say.title}</h1>${nothing}
${mine}${units.map((unit) => unitCard(unit, setting))}`;
  return pageLayout({ locale, title: say.title, main, path: `/duties/${token}`, style: DUTY_STYLE });
}

function unitCard({ unitName, onBehalfOf, groups, work }: UnitStanding, setting: Setting): Markup {
  const { duty, duties: say } = setting.words;
  const instead = onBehalfOf === undefined ? NOTHING : markup`<p>${duty.onBehalfOf(onBehalfOf)}</p>`;
  return markup`<section class="card"><h2>${unitName}</h2>${instead}<p>${say.summary(countsOf(groups))}</p>${groupList(groups, setting)}</section>
${work.length === 0 ? NOTHING : markup`<section class="card">${dutyWork(work, setting.words)}</section>`}`;
}

const isDone = ({ standings }: StandingGroup): boolean => !standings.some(isOwed);
const isLate = (group: StandingGroup): boolean => !isDone(group) && group.workdaysLeft < 0;

function countsOf(groups: readonly StandingGroup[]): DutyCounts {
  return { total: groups.length, done: groups.filter(isDone).length, late: groups.filter(isLate).length };
}

/** What is late first, then by due date; what is done last, a line each. */
function groupList(groups: readonly StandingGroup[], setting: Setting): Markup {
  const open = groups
    .filter((group) => !isDone(group))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const done = groups.filter(isDone);
  const lines = [...open.map((group) => openGroup(group, setting)), ...done.map((group) => doneGroup(group, setting))];
  return markup`<ul class="plain" role="list">${lines}</ul>`;
}

const titleOf = ({ name, period }: StandingGroup, { locale, words }: Setting): Markup =>
  markup`<b>${name[locale]}</b> <span class="muted">${words.duty.period(period)}</span>`;

function openGroup(group: StandingGroup, setting: Setting): Markup {
  const { words, locale } = setting;
  const { duty: say, duties, format } = words;
  const state = group.standings.find(isOwed)?.state ?? 'open';
  const reasons = new Set(group.standings.filter(isOwed).flatMap(({ reason }) => reason ?? []));
  const why = [...reasons].slice(0, REASONS).map((reason) => markup`<p class="muted">${say.reason(reason, state)}</p>`);
  const to = group.yours ? duties.act : duties.look;
  const link =
    group.token === undefined
      ? NOTHING
      : markup`<a class="${group.yours ? 'call' : 'go'}" href="/duty/${group.token}${setting.lang}" aria-label="${to}${format.colon}${group.name[locale]}">${to}</a>`;
  return markup`<li class="duty">${titleOf(group, setting)} ${stateLabel(state, isLate(group), words)}
<p>${say.due(group.dueOn, group.workdaysLeft)}</p>${progress(group, setting)}${why}${link}</li>`;
}

function progress({ standings, done, total }: StandingGroup, { words, alone }: Setting): Markup {
  const { names, more } = stillOpen(standings, NAMED);
  if (alone || names.length === 0) return NOTHING;
  return markup`<p>${words.duty.progress(done, total)} · ${words.duties.still(names, more)}</p>`;
}

function doneGroup(group: StandingGroup, setting: Setting): Markup {
  const { words, lang, locale } = setting;
  const { duty: say, duties } = words;
  const [one, ...others] = group.standings;
  const told = others.length === 0 && one?.told ? say.told(one.told, one.state) : say.progress(group.done, group.total);
  const link =
    group.token === undefined
      ? NOTHING
      : markup`<a class="item" href="/duty/${group.token}${lang}" aria-label="${duties.look}${words.format.colon}${group.name[locale]}">${duties.look}</a>`;
  return markup`<li class="duty state">${titleOf(group, setting)} ${stateLabel(one?.state ?? 'confirmed', false, words)} <span class="muted">${told}</span>${link}</li>`;
}
