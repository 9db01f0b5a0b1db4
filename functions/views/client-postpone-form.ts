import { REASON_CHARACTERS } from '../domain/care/client-action.ts';
import { addDays, isCivilDate } from '../domain/civil-date.ts';
import { type FormsSetting, formCard, heading } from './client-form-shell.ts';
import { dateField, type InForm, textField } from './form-fields.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** Another day; not where money matures before the next working day. */
export function postponeForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'postpone', returned, words };
  if (!canPostpone(setting))
    return markup`<section class="card"><div id="postpone">${heading(inForm, setting)}<p>${say.cannotPostpone}</p>${kept(setting)}</div></section>`;
  const { latest } = page.postponable;
  const fields = markup`${dateField(inForm, { name: 'until', label: say.until, required: true, hint: say.untilHint(page.postponable), from: addDays(page.date, 1), to: latest })}
${textField(inForm, { name: 'reason', label: say.reason, required: true, most: REASON_CHARACTERS })}`;
  return formCard(inForm, setting, fields);
}

/** Whether there is any day to which the client can be postponed. */
export function canPostpone({ page }: Pick<FormsSetting, 'page'>): boolean {
  return page.postponable.latest > page.date;
}

/** What was typed on a page opened when the client could still be postponed: it is not lost with the form. */
function kept({ returned, words }: FormsSetting): Markup {
  if (returned?.form !== 'postpone') return NOTHING;
  const { clientPage: say, format } = words;
  const [until = '', reason = ''] = [returned.typed.get('until'), returned.typed.get('reason')];
  const day = isCivilDate(until) ? format.dayAndWeekday(until) : until;
  return markup`<p class="muted">${say.kept}</p>
<dl><dt>${say.until}</dt><dd id="postpone-until" tabindex="-1">${day}</dd><dt>${say.reason}</dt><dd id="postpone-reason" tabindex="-1">${reason}</dd></dl>`;
}
