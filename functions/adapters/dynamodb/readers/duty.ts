import { DUTY_ACTIONS, DUTY_STATES, type Duty, type HistoryEntry } from '../../../domain/duty/duty.ts';
import {
  ASSURANCES,
  type EvidenceFile,
  type EvidenceValue,
  type Signature,
} from '../../../domain/duty/evidence-field.ts';
import { EVIDENCE_TYPES, isEvidenceType } from '../../../domain/duty/evidence-type.ts';
import { LOCALES } from '../../../domain/locale.ts';
import { isPlain } from '../keys.ts';
import { type Check, civilDate, id, instant, list, oneOf, optional, recordOf, shape, text, whole } from './check.ts';
import { version } from './common.ts';

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** A month, a quarter or a year, as `2026-11`, `2026-Q4`, `2026`. */
export const period: Check<string> = (value) =>
  typeof value === 'string' && PERIOD.test(value) ? undefined : ': not a period';

/** It stands in the duty's key, between other parts. */
const kind: Check<string> = (value) => (typeof value === 'string' && isPlain(value) ? undefined : ': not a kind');

const TYPES = Object.keys(EVIDENCE_TYPES).filter(isEvidenceType);
const file = shape<EvidenceFile>({ key: id, name: text, type: oneOf(TYPES), bytes: whole(0), sha256: id });
const signature = shape<Signature>({ document: id, hash: id, locale: oneOf(LOCALES), name: text });
const ids = list(text);

const evidenceValue: Check<EvidenceValue> = (value) => {
  if (typeof value === 'string') return undefined;
  if (Array.isArray(value)) return ids(value);
  const isSignature = typeof value === 'object' && value !== null && 'document' in value;
  return isSignature ? signature(value) : file(value);
};

const entry = shape<HistoryEntry>({
  seq: whole(1),
  at: instant,
  by: id,
  action: oneOf(DUTY_ACTIONS),
  command: id,
  assurance: optional(oneOf(ASSURANCES)),
  onBehalfOf: optional(id),
  seconds: optional(whole(0)),
  reason: optional(text),
  evidence: optional(recordOf(evidenceValue)),
  openedOn: optional(civilDate),
  dueOn: optional(civilDate),
  hash: id,
});

/** The shape alone: whether the history is the one that was written, its chain of hashes tells. */
export const checkDuty = shape<Duty>({
  unit: id,
  period,
  kind,
  subject: optional(id),
  version,
  lastCommand: text,
  state: oneOf(DUTY_STATES),
  openedOn: civilDate,
  dueOn: civilDate,
  history: list(entry),
});
