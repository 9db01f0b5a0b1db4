import type { ActionRefusal, ClientAction } from '../domain/care/client-action.ts';
import type { ClientForm, FormProblem } from '../domain/care/client-page.ts';
import { CHANNELS, type FamilyMember, OUTCOMES, PREFERENCES } from '../domain/client.ts';
import { typedDate } from './typed-date.ts';

type Typed = ReadonlyMap<string, string>;
/** What a form asks for; or which of its fields a person has to fill in first. */
export type FormRead =
  | { ok: true; action: ClientAction; seen: number; after: string }
  | { ok: false; problems: FormProblem[]; seen: number; after: string };

/** A checkbox for each maturity, named by its holding; its value is the date that was meant. */
const HANDLED = 'handled:';

type Form = {
  fields: readonly string[];
  read(typed: Typed): ClientAction | FormProblem[];
  /** Beside which field a refusal of the rules stands. */
  place(refusal: ActionRefusal): string;
};

const FORMS: Record<ClientForm, Form> = {
  contact: {
    fields: ['outcome', 'channel', 'note', 'followUpOn'],
    read: readContact,
    place: ({ reason }) => (reason === 'too-long' ? 'note' : reason === 'unknown-holding' ? 'handled' : 'followUpOn'),
  },
  postpone: {
    fields: ['until', 'reason'],
    read: (typed) =>
      problemsOf(typed, { until: 'fill-in', reason: 'fill-in' }) ?? {
        kind: 'postpone',
        until: typedDate(textOf(typed, 'until')),
        reason: textOf(typed, 'reason'),
      },
    place: ({ reason }) => (reason === 'too-long' || reason === 'empty' ? 'reason' : 'until'),
  },
  details: { fields: ['detail', 'finding'], read: readDetails, place: () => 'finding' },
  note: {
    fields: ['forget', 'relation', 'calendar', 'month', 'day', 'hobby', 'preference'],
    read: readNote,
    place: ({ reason, of }) => of ?? (reason === 'no-such-date' ? 'month' : 'relation'),
  },
  'risk-review': {
    fields: ['arrangedFor'],
    read: (typed) =>
      problemsOf(typed, { arrangedFor: 'fill-in' }) ?? {
        kind: 'risk-review',
        arrangedFor: typedDate(textOf(typed, 'arrangedFor')),
      },
    place: () => 'arrangedFor',
  },
};

/** Whether a form has a field of that name. */
export function isFieldOf(form: ClientForm): (name: string) => boolean {
  const known = new Set(['seen', 'after', ...FORMS[form].fields]);
  return (name) => known.has(name) || (form === 'contact' && name.startsWith(HANDLED));
}

/**
 * Reads a form. Every form asks for something a person chooses or types, so that one sent as it was shown asks for nothing; undefined when the form
 * does not say on which state of the client it was shown.
 */
export function readForm(form: ClientForm, typed: Typed): FormRead | undefined {
  const seen = typed.get('seen') ?? '';
  if (!/^\d{1,15}$/.test(seen)) return undefined;
  const read = FORMS[form].read(typed);
  const shown = { seen: Number(seen), after: typed.get('after') ?? '' };
  return Array.isArray(read) ? { ok: false, problems: read, ...shown } : { ok: true, action: read, ...shown };
}

/** What the rules refuse, as the problem of a field. */
export function problemOf(form: ClientForm, refusal: ActionRefusal): FormProblem {
  return { field: FORMS[form].place(refusal), why: refusal };
}

const textOf = (typed: Typed, field: string): string => (typed.get(field) ?? '').replaceAll('\r\n', '\n').trim();

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text);

function problemsOf(typed: Typed, needed: Record<string, 'choose' | 'fill-in'>): FormProblem[] | undefined {
  const missing = Object.entries(needed).filter(([field]) => textOf(typed, field) === '');
  return missing.length === 0 ? undefined : missing.map(([field, reason]) => ({ field, why: { reason } }));
}

function readContact(typed: Typed): ClientAction | FormProblem[] {
  const outcome = oneOf(OUTCOMES, textOf(typed, 'outcome'));
  const channel = oneOf(CHANNELS, textOf(typed, 'channel'));
  if (outcome === undefined || channel === undefined)
    return [
      ...(outcome === undefined ? [{ field: 'outcome', why: { reason: 'choose' as const } }] : []),
      ...(channel === undefined ? [{ field: 'channel', why: { reason: 'choose' as const } }] : []),
    ];
  const note = textOf(typed, 'note');
  const followUpOn = typedDate(textOf(typed, 'followUpOn'));
  const handled = [...typed]
    .filter(([name, value]) => name.startsWith(HANDLED) && value !== '')
    .map(([name, maturesOn]) => ({ holdingId: name.slice(HANDLED.length), maturesOn }));
  return {
    kind: 'contact',
    channel,
    outcome,
    ...(note !== '' && { note }),
    ...(followUpOn !== '' && { followUpOn }),
    ...(handled.length > 0 && { handled }),
  };
}

function readDetails(typed: Typed): ClientAction | FormProblem[] {
  const detail = oneOf(['phone', 'address'] as const, textOf(typed, 'detail'));
  const finding = oneOf(['wrong', 'verified'] as const, textOf(typed, 'finding'));
  if (detail === undefined || finding === undefined)
    return [
      ...(detail === undefined ? [{ field: 'detail', why: { reason: 'choose' as const } }] : []),
      ...(finding === undefined ? [{ field: 'finding', why: { reason: 'choose' as const } }] : []),
    ];
  return { kind: 'details', detail, finding };
}

function readNote(typed: Typed): ClientAction | FormProblem[] {
  const family = familyOf(typed);
  if (Array.isArray(family)) return family;
  const hobby = textOf(typed, 'hobby');
  const forget = textOf(typed, 'forget');
  const preference = oneOf(PREFERENCES, textOf(typed, 'preference'));
  if (family === undefined && hobby === '' && preference === undefined && forget === '')
    return [{ field: 'relation', why: { reason: 'empty' } }];
  return {
    kind: 'note',
    ...(family && { family }),
    ...(hobby !== '' && { hobby }),
    ...(preference && { preference }),
    ...(forget !== '' && { forget }),
  };
}

/** A family member, with a birthday when month and day are both given; undefined when none is named. */
function familyOf(typed: Typed): FamilyMember | undefined | FormProblem[] {
  const relation = textOf(typed, 'relation');
  const [month, day] = [textOf(typed, 'month'), textOf(typed, 'day')];
  if (relation === '')
    return month === '' && day === '' ? undefined : [{ field: 'relation', why: { reason: 'fill-in' } }];
  if (month === '' && day === '') return { relation };
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return [{ field: 'month', why: { reason: 'no-such-date' } }];
  const calendar = textOf(typed, 'calendar') === 'lunar' ? 'lunar' : 'solar';
  return { relation, birthday: { calendar, month: Number(month), day: Number(day) } };
}
