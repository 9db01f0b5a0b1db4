import { FOLLOW_UP_DAYS, NOTE_CHARACTERS } from '../domain/care/client-action.ts';
import type { ClientPage } from '../domain/care/client-page.ts';
import { addDays } from '../domain/civil-date.ts';
import { CHANNELS, OUTCOMES } from '../domain/client.ts';
import { type FormsSetting, formCard, labelled } from './client-form-shell.ts';
import { choice, dateField, foldedFields, type InForm, textArea, ticks } from './form-fields.ts';
import { type Markup, markup } from './markup.ts';

const USUAL_CHANNEL = 'phone';
/** So many maturities stand open beside the outcome; later ones wait behind a tap, so that the save button stays near. */
const MATURITIES_OPEN = 2;

/** The contact: two taps, what came of it and save. What else can be said is a tap away. */
export function contactForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'contact', returned, words };
  const more = markup`${textArea(inForm, { name: 'note', label: say.note, hint: say.noteHint, most: NOTE_CHARACTERS })}
${dateField(inForm, { name: 'followUpOn', label: say.followUpOn, from: addDays(page.date, 1), to: addDays(page.date, FOLLOW_UP_DAYS) })}
${choice(inForm, { name: 'channel', label: say.channel, required: true, chosen: USUAL_CHANNEL, options: labelled(CHANNELS, say.channels) })}`;
  const folded = { label: say.contactMore, names: ['note', 'followUpOn', 'channel'], untouched: [USUAL_CHANNEL] };
  const fields = markup`${choice(inForm, { name: 'outcome', label: say.outcome, required: true, options: labelled(OUTCOMES, say.outcomes) })}
${maturities(inForm, page)}
${foldedFields(inForm, folded, more)}`;
  return formCard(inForm, setting, fields);
}

/** Also where none is left: what was ticked on an older page, and refused, is told in its place. */
function maturities(inForm: InForm, { maturing }: ClientPage): Markup {
  const { clientPage: say, naming, format } = inForm.words;
  const options = maturing.map(({ id, name, kind, amount, maturesOn }) => ({
    name: `handled:${id}`,
    value: maturesOn,
    label: say.handledOne(`${name ?? naming.holding(kind)} ${format.exactMoney(amount)}`, maturesOn),
  }));
  return ticks(inForm, { name: 'handled', label: say.handled, options, first: MATURITIES_OPEN, more: say.handledMore });
}
