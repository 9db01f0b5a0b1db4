import type { ManagerWork } from '../domain/duty/manager-work.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

const COLUMNS = ['had', 'did', 'postponed', 'open', 'rolledOver'] as const;

/** How a unit's client managers follow up their tasks this week: a row each, and in words what needs a word with somebody. */
export function dutyWork(work: readonly ManagerWork[], words: Catalogue): Markup {
  const { work: say } = words.duties;
  const heads = COLUMNS.map((column) => markup`<th scope="col">${say.columns[column]}</th>`);
  const rows = work.map(
    (one) =>
      markup`<tr><th scope="row">${say.manager(one.who)}${sameName(one, work) ? markup` <span class="muted">${one.manager}</span>` : NOTHING}</th>${COLUMNS.map((column) => markup`<td>${one[column]}</td>`)}</tr>
`,
  );
  const lines = work.flatMap((one) =>
    one.longest === undefined || one.rolledOver === 0
      ? []
      : [markup`<li>${say.longest({ ...one, longest: one.longest })}</li>`],
  );
  return markup`<div class="scroll"><table><caption>${words.dutyMail.work.heading(work[0]?.from)}</caption><thead><tr><th scope="col">${say.columns.manager}</th>${heads}</tr></thead><tbody>
${rows}</tbody></table></div><p class="muted">${say.hint}</p>${lines.length === 0 ? NOTHING : markup`<ul class="plain" role="list">${lines}</ul>`}`;
}

/** Two of one surname are told apart by their ids. */
function sameName({ manager, who }: ManagerWork, work: readonly ManagerWork[]): boolean {
  return (
    who.surname === undefined || work.some((other) => other.manager !== manager && other.who.surname === who.surname)
  );
}
