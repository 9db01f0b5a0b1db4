import { HOBBY_CHARACTERS, RELATION_CHARACTERS } from '../domain/care/client-action.ts';
import { PREFERENCES } from '../domain/client.ts';
import { type FormsSetting, foldedCard, labelled } from './client-form-shell.ts';
import { choice, type InForm, select, textField } from './form-fields.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** What was learned: family, a hobby, how the client likes to be served. */
export function noteForm(setting: FormsSetting): Markup {
  const { words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'note', returned, words };
  const fields = markup`${textField(inForm, { name: 'relation', label: say.relation, hint: say.relationHint, most: RELATION_CHARACTERS })}
<fieldset><legend>${say.birthday}<span class="muted">${say.optional}</span></legend><div class="three">${select(inForm, { name: 'calendar', label: say.calendar, options: labelled(['solar', 'lunar'] as const, say.calendars) })}${select(inForm, { name: 'month', label: say.month, options: numbers(12) })}${select(inForm, { name: 'day', label: say.day, options: numbers(31) })}</div></fieldset>
${textField(inForm, { name: 'hobby', label: say.hobby, most: HOBBY_CHARACTERS })}
${choice(inForm, { name: 'preference', label: say.preference, options: labelled(PREFERENCES, say.preferences) })}
${forget(inForm, setting)}`;
  return foldedCard(inForm, setting, fields);
}

/** What was noted and is not so. Nothing is asked where nothing is noted. */
function forget(inForm: InForm, { page, words }: FormsSetting): Markup {
  const { clientPage: say } = words;
  if (page.noted.length === 0) return NOTHING;
  const options = page.noted.map((one) => ({ value: one.key, label: say.notedOne(one) }));
  const none = { value: '', label: say.forgetNone };
  return select(inForm, { name: 'forget', label: say.forget, hint: say.forgetHint, options: [none, ...options] });
}

function numbers(last: number): { value: string; label: string }[] {
  const all = Array.from({ length: last }, (_, index) => String(index + 1));
  return [{ value: '', label: '–' }, ...all.map((value) => ({ value, label: value }))];
}
