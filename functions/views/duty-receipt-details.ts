import type { DutyOutcome, DutyReceipt } from '../domain/duty/duty-pages.ts';
import type { Evidence, EvidenceField, EvidenceValue } from '../domain/duty/evidence-field.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

const VERSION_CHARACTERS = 12;

/** What a command recorded: by whom and when, about whom what, the signature, the reason. */
export function receiptDetails(receipt: DutyReceipt, words: Catalogue): Markup {
  const { dutyReceipt: say } = words;
  const { signature, reason, locale } = receipt;
  const signed =
    signature === undefined
      ? NOTHING
      : markup`<p>${say.signature}${words.format.colon}${signature.title[locale]}${words.format.stop} ${say.signedAs(signature.name, signature.hash.slice(0, VERSION_CHARACTERS))}</p>`;
  const why = reason === undefined ? NOTHING : markup`<p>${say.reason}${words.format.colon}${reason}</p>`;
  const recorded = receipt.outcomes.some(({ outcome }) => outcome !== 'already');
  const lines = receipt.outcomes.map((one) => outcome(one, receipt, words));
  return markup`<section class="card"><p class="muted">${receipt.unitName} · ${words.duty.period(receipt.period)}</p><h2>${receipt.rule.name[locale]}</h2>
${recorded ? markup`<p>${say.by(receipt)}</p>` : NOTHING}${why}${signed}<ul class="plain" role="list">${lines}</ul></section>`;
}

function outcome(
  { subject, outcome: came, owed, told, evidence = {} }: DutyOutcome,
  receipt: DutyReceipt,
  words: Catalogue,
): Markup {
  const { rule, locale } = receipt;
  const already = came === 'already' ? markup`<p>${words.dutyPage.settled(told, 'confirmed')}</p>` : NOTHING;
  const back =
    came === 'reopened' ? markup`<p class="problem">${words.dutyReceipt.takenBack(told, owed === true)}</p>` : NOTHING;
  const who = subject === undefined ? NOTHING : markup`<b>${subject.name}</b>`;
  const texts = rule.evidence
    .filter(({ type }) => type !== 'choice')
    .flatMap((field) => {
      const text = valueText(evidence[field.id], field, receipt, words);
      return text === '' ? [] : [markup`<dt>${field.label[locale]}</dt><dd>${text}</dd>`];
    });
  const given = markup`${answers(evidence, receipt, words)}${texts.length === 0 ? NOTHING : markup`<dl>${texts}</dl>`}`;
  if (subject === undefined && came === 'recorded' && String(given) === '') return NOTHING;
  return markup`<li class="duty">${who}${already}${back}${given}</li>`;
}

/** What was chosen, in one line; what is notable stands out. */
function answers(evidence: Evidence, { rule, locale }: DutyReceipt, { format }: Catalogue): Markup {
  const lines = rule.evidence.flatMap((field) => {
    const chosen = field.type === 'choice' ? field.options.find(({ id }) => id === evidence[field.id]) : undefined;
    if (chosen === undefined) return [];
    const text = `${field.label[locale]}${format.colon}${chosen.label[locale]}`;
    return [chosen.notable || chosen.notifies ? markup`<b>${text}</b>` : markup`<span>${text}</span>`];
  });
  if (lines.length === 0) return NOTHING;
  return markup`<p class="state">${lines.map((one) => markup`${one} `)}</p>`;
}

/** What one field holds, as it was written or ticked. A signature has a line of its own. */
function valueText(
  value: EvidenceValue | undefined,
  field: EvidenceField,
  { people }: DutyReceipt,
  { duty, format }: Catalogue,
): string {
  if (value === undefined) return '';
  if (Array.isArray(value))
    return value.map((id) => people.find((person) => person.id === id)?.name ?? id).join(duty.comma);
  if (typeof value !== 'string') return 'key' in value ? value.name : '';
  return field.type === 'date' ? format.dayAndWeekday(value) : value;
}
