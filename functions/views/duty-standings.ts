import { type DutyState, isOwed } from '../domain/duty/duty.ts';
import type { DutyStanding } from '../domain/duty/duty-pages.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

const COLOUR: Record<DutyState | 'late', string> = {
  open: 'amber',
  late: 'red',
  reopened: 'red',
  confirmed: 'green',
  waived: 'grey',
  closed: 'grey',
};

/** How far it is, as a word on a colour. What is owed after its due date is late. */
export function stateLabel(state: DutyState, late: boolean, { duty }: Catalogue): Markup {
  const shown = late && state === 'open' ? 'late' : state;
  return markup`<span class="label ${COLOUR[shown]}">${duty.state[shown]}</span>`;
}

/** How one duty stands: about whom, who settled it when, and what was said. */
function standingLine(standing: DutyStanding, late: boolean, words: Catalogue): Markup {
  const { subject, state, told, reason } = standing;
  const { duty: say } = words;
  const who = subject === undefined ? NOTHING : markup`<b>${subject.name}</b>`;
  const when = told === undefined ? NOTHING : markup`<span class="muted">${say.told(told, state)}</span>`;
  const why = reason === undefined ? NOTHING : markup`<span class="muted">${say.reason(reason, state)}</span>`;
  return markup`<li class="state">${who}${stateLabel(state, late, words)}${when}${why}</li>`;
}

/** Everybody with their state, the open ones first. */
export function standingList(standings: readonly DutyStanding[], late: boolean, words: Catalogue): Markup {
  const sorted = [...standings.filter(isOwed), ...standings.filter((one) => !isOwed(one))];
  return markup`<ul class="plain" role="list">${sorted.map((one) => standingLine(one, late, words))}</ul>`;
}

/** The names of those about whom something is still to be done: the first few, and how many more. */
export function stillOpen(standings: readonly DutyStanding[], most: number): { names: string[]; more: number } {
  const names = standings.filter(isOwed).flatMap(({ subject }) => (subject === undefined ? [] : [subject.name]));
  return { names: names.slice(0, most), more: Math.max(0, names.length - most) };
}
