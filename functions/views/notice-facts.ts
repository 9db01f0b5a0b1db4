import type { CivilDate } from '../domain/civil-date.ts';
import type { DutyOutcome, DutyReceipt, PersonShown } from '../domain/duty/duty-pages.ts';
import type { ChoiceOption, EvidenceField } from '../domain/duty/evidence-field.ts';
import type { NoticeTopic } from '../domain/duty/notice.ts';
import type { Locale } from '../domain/locale.ts';
import { maskReason } from '../domain/masking/mask-reason.ts';
import { greetingName } from '../domain/masking/masking.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Shown } from '../i18n/duty-mail-words.ts';
import { namesShown } from './duty-line.ts';
import { shortened } from './shortened.ts';

type Setting = { locale: Locale; words: Catalogue };

/** As much of the version of a signed text as a mail shows. */
const VERSION = 12;
const LONGEST_REASON = 160;

/** A person as a mail may name them: never by the whole name. */
export const masked = ({ id, name }: PersonShown): Shown => ({ id, ...greetingName(name) });

/** Those the notice tells of: what the command did, whatever became of it, and about whom; what one does about oneself is about nobody else. */
export function recorded({ outcomes }: DutyReceipt): DutyOutcome[] {
  return outcomes.filter(({ outcome }) => outcome !== 'already');
}

/** The people a duty is about; undefined when it is the unit's as a whole, or each does it themself. */
export function peopleIn(outcomes: readonly DutyOutcome[], { rule }: DutyReceipt): PersonShown[] | undefined {
  const people = outcomes.flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  return rule.by === 'client-manager' || people.length === 0 ? undefined : people;
}

/** The chosen answers of which the supervising department is told at once. */
export function abnormal({ evidence = {} }: DutyOutcome, fields: readonly EvidenceField[]) {
  return fields.flatMap((field) => {
    if (field.type !== 'choice') return [];
    const option = field.options.find(({ id, notifies }) => notifies && id === evidence[field.id]);
    return option === undefined ? [] : [{ field, option }];
  });
}

/** What was recorded, without what was written: that stands on the page only. */
export function recordedFacts(receipt: DutyReceipt, topic: NoticeTopic, { locale, words }: Setting): string[] {
  const { noticeMail: say } = words;
  const done = recorded(receipt);
  const people = peopleIn(done, receipt);
  const { signature, reason } = receipt;
  const facts: string[] = [];
  if (people !== undefined) {
    const { names, more } = namesShown(people.map(masked), words);
    facts.push(say.people(people.length, names, more));
  }
  for (const { evidence = {} } of people === undefined ? done : [])
    facts.push(...receipt.rule.evidence.flatMap((field) => fieldFact(field, evidence[field.id], { locale, words })));
  if (topic !== 'reopened') facts.push(...chosenFacts(receipt, done, { locale, words }));
  if (signature) facts.push(say.signed(signature.title[locale], signature.hash.slice(0, VERSION), signature.locale));
  if (reason !== undefined && topic !== 'reopened') facts.push(reasonFact(reason, receipt, words));
  return [...facts, ...reopenedFacts(receipt, words), ...alreadyFacts(receipt, words)];
}

function reasonFact(reason: string, { outcomes, people }: DutyReceipt, { noticeMail: say }: Catalogue): string {
  const named = [...people, ...outcomes.flatMap(({ subject }) => subject ?? [])];
  const quoted = maskReason(
    reason,
    named.map(({ name }) => name),
  );
  return quoted === undefined ? say.reasonOnPage : say.reason(shortened(quoted, LONGEST_REASON));
}

function fieldFact(field: EvidenceField, value: unknown, { locale, words }: Setting): string[] {
  const { noticeMail: say } = words;
  if (field.type === 'date' && typeof value === 'string') return [say.date(field.label[locale], value as CivilDate)];
  if (field.type === 'attendance' && Array.isArray(value)) return [say.attended(field.label[locale], value.length)];
  return field.type === 'file' && value !== undefined ? [say.files(1)] : [];
}

/** Of the answers that stand out: how many people they were chosen for. */
function chosenFacts(receipt: DutyReceipt, done: readonly DutyOutcome[], { locale, words }: Setting): string[] {
  const people = new Map<string, { option: ChoiceOption; count: number }>();
  for (const { evidence = {} } of done) {
    const chosen = receipt.rule.evidence.flatMap((field) =>
      field.type === 'choice' ? field.options.filter(({ id, notable }) => notable && id === evidence[field.id]) : [],
    );
    for (const option of new Map(chosen.map((one) => [one.label[locale], one])).values()) {
      const { count } = people.get(option.label[locale]) ?? { count: 0 };
      people.set(option.label[locale], { option, count: count + 1 });
    }
  }
  const one = peopleIn(done, receipt) === undefined;
  return [...people.values()].map(({ option, count }) =>
    words.noticeMail.chosen(
      option.label[locale],
      one ? undefined : count,
      option.notifies === true && receipt.departmentTold === true,
    ),
  );
}

/** What of it was taken back before the mail went out. */
function reopenedFacts(receipt: DutyReceipt, { noticeMail: say }: Catalogue): string[] {
  const back = receipt.outcomes.filter(({ outcome }) => outcome === 'reopened');
  return back.length === 0 ? [] : [say.takenBack(peopleIn(back, receipt)?.length)];
}

function alreadyFacts(receipt: DutyReceipt, { noticeMail: say }: Catalogue): string[] {
  const already = receipt.outcomes.filter(({ outcome }) => outcome === 'already');
  const by = new Map<string, DutyOutcome[]>();
  for (const one of already) {
    const key = JSON.stringify(one.told);
    by.set(key, [...(by.get(key) ?? []), one]);
  }
  return [...by.values()].flatMap((those) => {
    const [first] = those;
    return first === undefined ? [] : [say.already(peopleIn(those, receipt)?.length, first.told)];
  });
}
