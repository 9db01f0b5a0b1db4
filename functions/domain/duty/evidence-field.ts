import type { Instant } from '../civil-date.ts';
import type { Locale, Localized } from '../locale.ts';
import type { EvidenceType } from './evidence-type.ts';

/**
 * One answer to choose. `notable`: asks for the note as well. `notifies`: the supervising department is told at once (and it is notable too).
 */
export type ChoiceOption = { id: string; label: Localized; notable?: true; notifies?: true };

type Labelled = { id: string; label: Localized; hint?: Localized };

/**
 * One field of the form that a duty's evidence is given in. `required: 'when-notable'`: only when a notable answer was chosen. A date is never in the
 * future, nor before the duty's period. Attendance is ticked from the unit's client managers. An agreement shows the text of that name and asks for the typed name of whoever signs.
 */
export type EvidenceField = Labelled &
  (
    | { type: 'text'; required?: true | 'when-notable'; most: number; lines?: number }
    | { type: 'date'; required?: true }
    | { type: 'choice'; required?: true; options: readonly ChoiceOption[] }
    | { type: 'attendance' }
    | { type: 'file' }
    | { type: 'agreement'; document: string }
  );

/** A file kept as evidence: where, what it was called, what it is by its content. */
export type EvidenceFile = { key: string; name: string; type: EvidenceType; bytes: number; sha256: string };

/** A signature under a text: which version of it, in which language it was read, and the name that was typed. */
export type Signature = { document: string; hash: string; locale: Locale; name: string };

/** What one field holds: text, date and choice as text; attendance as ids of client managers. */
export type EvidenceValue = string | string[] | EvidenceFile | Signature;

/** Evidence 履职证据: what was given, by the fields' ids. */
export type Evidence = Record<string, EvidenceValue>;

/** A text that is signed, in every language, and the hash of all of them: the version that a signature names. */
export type Agreement = { document: string; title: Localized; text: Localized; hash: string };

/** How a person was identified. With a link alone nobody confirms a duty. */
export const ASSURANCES = ['link', 'link+employee-no', 'oidc'] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** Who acts, how surely, when, and by which command. `onBehalfOf`: whom a deputy stands in for. */
export type DutyActor = {
  person: string;
  assurance: Assurance;
  at: Instant;
  commandId: string;
  onBehalfOf?: string;
  /** Seconds between the page being shown and the form being sent. */
  seconds?: number;
};
