import { isCivilDate } from '../../../domain/civil-date.ts';

/**
 * Looks at a stored value and says what is wrong with it: the path from here to the fault and its nature, never the value;
 * undefined when nothing is. `of` exists for the compiler only: a field is checked by a check of its own type.
 */
export type Check<T> = { (value: unknown): string | undefined; readonly of?: T };

export type Optional<T> = { optional: Check<T> };

/** One check for every field of T: forgetting a field, or checking it as another type, does not compile. */
export type Checks<T> = {
  [K in keyof T]-?: Pick<T, K> extends Required<Pick<T, K>> ? Check<T[K]> : Optional<Exclude<T[K], undefined>>;
};

/** For a field that may be absent. `null` is not absent. */
export function optional<T>(check: Check<T>): Optional<T> {
  return { optional: check };
}

/** An object with these fields. Fields it does not know are let through: a later version may have written them. */
export function shape<T>(checks: Checks<T>): Check<T> {
  const fields = Object.entries<Check<unknown> | Optional<unknown>>(checks).map(([name, check]) =>
    typeof check === 'function' ? { name, check, required: true } : { name, check: check.optional, required: false },
  );
  return (value) => {
    if (!isObject(value)) return ': not an object';
    for (const { name, check, required } of fields) {
      const field = value[name];
      if (field === undefined) {
        if (required) return `.${name}: missing`;
        continue;
      }
      const fault = check(field);
      if (fault !== undefined) return `.${name}${fault}`;
    }
    return undefined;
  };
}

export function list<T>(check: Check<T>): Check<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return ': not a list';
    for (let i = 0; i < value.length; i++) {
      const fault = check(value[i]);
      if (fault !== undefined) return `[${i}]${fault}`;
    }
    return undefined;
  };
}

/** An object whose own fields all pass the check: names are free, and not repeated in the fault. */
export function recordOf<T>(check: Check<T>): Check<Record<string, T>> {
  return (value) => {
    if (!isObject(value)) return ': not an object';
    for (const name of Object.keys(value)) {
      const fault = check(value[name]);
      if (fault !== undefined) return `[…]${fault}`;
    }
    return undefined;
  };
}

export function oneOf<const T>(members: readonly T[]): Check<T> {
  const known: ReadonlySet<unknown> = new Set(members);
  return (value) => (known.has(value) ? undefined : ': not one of the known values');
}

export const text: Check<string> = (value) => (typeof value === 'string' ? undefined : ': not a text');

export const id: Check<string> = (value) => (typeof value === 'string' && value !== '' ? undefined : ': not an id');

export const flag: Check<boolean> = (value) => (typeof value === 'boolean' ? undefined : ': neither true nor false');

export function whole(from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER): Check<number> {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to
      ? undefined
      : ': not a whole number in its range';
}

export const civilDate: Check<string> = (value) =>
  plainDate(value) || isCivilDate(value) ? undefined : ': not a civil date';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

export const instant: Check<string> = (value) =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : ': not an instant';

/** The dates up to the 28th by their digits alone: nearly all, at a tenth of the time a full look takes. */
function plainDate(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 10) return false;
  if (value.charCodeAt(4) !== 45 || value.charCodeAt(7) !== 45) return false;
  for (let i = 0; i < 10; i++) if (i !== 4 && i !== 7 && !isDigit(value.charCodeAt(i))) return false;
  const month = (value.charCodeAt(5) - 48) * 10 + value.charCodeAt(6) - 48;
  const day = (value.charCodeAt(8) - 48) * 10 + value.charCodeAt(9) - 48;
  return month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
