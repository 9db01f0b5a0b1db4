import {
  agreedName,
  attendedName,
  type DutyPage,
  type DutyStanding,
  fieldName,
  shownTextName,
} from '../domain/duty/duty-pages.ts';
import type { ChoiceOption, EvidenceField } from '../domain/duty/evidence-field.ts';
import { firstDayOf } from '../domain/duty/period.ts';
import {
  answerRow,
  type DutyField,
  dayInput,
  type InDutyForm,
  oneTick,
  peopleTicks,
  TYPED_CHARACTERS,
  textInput,
  typedIn,
} from './duty-fields.ts';
import { broughtField } from './duty-uploads.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

type Choice = Extract<EvidenceField, { type: 'choice' }>;

/** The labels of answers that ask for a note. */
export function notableOptions(fields: readonly EvidenceField[], locale: DutyPage['locale']): string[] {
  return labelsOf(fields, locale, ({ notable, notifies }) => notable === true || notifies === true);
}

/** The labels of answers that the supervising department is told of at once. */
export function notifyingOptions(fields: readonly EvidenceField[], locale: DutyPage['locale']): string[] {
  return labelsOf(fields, locale, ({ notifies }) => notifies === true);
}

function labelsOf(
  fields: readonly EvidenceField[],
  locale: DutyPage['locale'],
  is: (one: ChoiceOption) => boolean,
): string[] {
  const options = fields.flatMap((field) => (field.type === 'choice' ? field.options : []));
  return [...new Set(options.filter(is).map(({ label }) => label[locale]))];
}

/**
 * The fields of a duty's evidence, for one of those asked about. Where several are asked about, the hints of the rows stand once over all of them, and
 * nothing is required by the browser: whoever is left out is left for later.
 */
export function evidenceFields(inForm: InDutyForm, page: DutyPage, { subject }: DutyStanding): Markup {
  const several = page.asked.length > 1;
  return markup`${page.rule.evidence.map((field) => evidenceField(inForm, page, { field, subject: subject?.id, several }))}`;
}

type Asked = { field: EvidenceField; subject: string | undefined; several: boolean };

function evidenceField(inForm: InDutyForm, page: DutyPage, { field, subject, several }: Asked): Markup {
  const { locale } = page;
  const required = !several && 'required' in field && field.required === true;
  const common: DutyField = {
    name: fieldName(field.id, subject),
    label: field.label[locale],
    hint: field.hint?.[locale],
    required,
  };
  switch (field.type) {
    case 'text': {
      const { most, lines } = field;
      const notable = notableOptions(page.rule.evidence, locale);
      return textInput(inForm, {
        ...common,
        ...after(inForm, field, notable),
        most,
        of: { most, notable },
        ...(lines && { lines }),
      });
    }
    case 'date':
      return dayInput(inForm, {
        ...common,
        ...after(inForm, field),
        earliest: firstDayOf(page.period),
        latest: page.date,
      });
    case 'choice':
      return answerRow(inForm, {
        ...withoutHint(common, several),
        ...after(inForm, field),
        of: { chosen: true },
        options: optionsOf(field, locale),
      });
    case 'attendance':
      return peopleTicks(inForm, {
        ...common,
        people: page.people.map(({ id, name }) => ({ name: attendedName(field.id, id, subject), label: name })),
      });
    case 'agreement':
      return agreement(
        inForm,
        page,
        { ...common, required: true },
        {
          agreed: agreedName(field.id, subject),
          shown: shownTextName(field.id, subject),
        },
      );
    case 'file':
      return broughtField(inForm, page.uploads, common);
  }
}

const optionsOf = ({ options }: Choice, locale: DutyPage['locale']) =>
  options.map(({ id, label }) => ({ id, label: label[locale] }));

const withoutHint = ({ hint, ...field }: DutyField, several: boolean): DutyField =>
  several || hint === undefined ? field : { ...field, hint };

/** What follows a label: that the field may be left empty, or when it may not. */
function after({ words }: InDutyForm, field: EvidenceField, notable: readonly string[] = []): { after?: string } {
  const required = 'required' in field ? field.required : undefined;
  if (required === true) return {};
  return {
    after:
      required === 'when-notable' && notable.length > 0 ? words.dutyPage.whenNotable(notable) : words.duty.optional,
  };
}

/** The text to sign, in the language of the page, then the name and the tick. A tick under another text is not given back. */
function agreement(
  inForm: InDutyForm,
  { agreement: signed, locale }: DutyPage,
  field: DutyField,
  { agreed, shown }: { agreed: string; shown: string },
): Markup {
  if (signed === undefined) return NOTHING;
  const { dutyPage: say } = inForm.words;
  const paragraphs = signed.text[locale].split('\n').filter((line) => line.trim() !== '');
  return markup`<section class="text"><h3>${signed.title[locale]}</h3>${paragraphs.map((line) => markup`<p>${line}</p>`)}
<p class="muted">${say.version(signed.hash.slice(0, 12))}</p></section>
<input type="hidden" name="${shown}" value="${signed.hash}">
${oneTick(inForm, { unticked: typedIn(inForm, shown) !== signed.hash, name: agreed, label: say.agree, required: true })}
${textInput(inForm, { ...field, most: TYPED_CHARACTERS, plain: true })}`;
}
