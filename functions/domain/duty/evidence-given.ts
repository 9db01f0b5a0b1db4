import type { DutyRule } from './duty-rule.ts';
import type { ChoiceOption, Evidence, EvidenceFile, EvidenceValue } from './evidence-field.ts';

type Asking = Pick<DutyRule, 'evidence'>;

/** Whether an answer was chosen of which the supervising department is told at once, as an abnormal finding. */
export function notifies(evidence: Evidence, rule: Asking): boolean {
  return chosen(evidence, rule).some((option) => option.notifies === true);
}

/** Whether an answer was chosen that asks for the note as well. */
export function isNotable(evidence: Evidence, rule: Asking): boolean {
  return chosen(evidence, rule).some((option) => option.notable === true || option.notifies === true);
}

function chosen(given: Evidence, { evidence }: Asking): ChoiceOption[] {
  return evidence.flatMap((field) =>
    field.type === 'choice' ? field.options.filter((option) => given[field.id] === option.id) : [],
  );
}

/** Whether a value of evidence is a file. */
export function isFile(value: EvidenceValue): value is EvidenceFile {
  return typeof value === 'object' && !Array.isArray(value) && 'sha256' in value;
}
