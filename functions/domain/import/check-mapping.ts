import type * as z from 'zod';
import { faultOfField, faultOfPlan } from './check-source.ts';
import { type Mapping, mappingSchema } from './mapping.ts';
import { FIELDS, type Field } from './record-kinds.ts';

/** A mapping as checked: understood, or the first mistake as one line saying where, what, and how to mend it. */
export type CheckedMapping = { ok: true; mapping: Mapping } | { ok: false; line: string };

/** A place in the mapping as its author finds it: `files[0].yields[1].fields.tier`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

const EXPECTED: Record<string, string> = {
  array: 'a list […]',
  object: 'an object {…}',
  record: 'an object {…}',
  string: 'a text',
  tuple: 'two numbers [from, to]',
  int: 'a whole number',
};

type Issue = z.core.$ZodIssue;

type Deepest = { path: PropertyKey[]; issue: Issue };

const progress = ({ path, issue }: Deepest) => path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);

/** The innermost mistake: of the alternatives a place allows, the one that got furthest. */
function deepest(issue: Issue): Deepest {
  const here = { path: [...issue.path], issue };
  if (issue.code !== 'invalid_union') return here;
  const nested = issue.errors.flatMap((errors) => errors.slice(0, 1).map(deepest));
  const [furthest] = nested.sort((a, b) => progress(b) - progress(a));
  return furthest === undefined ? here : { path: [...issue.path, ...furthest.path], issue: furthest.issue };
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}; check the spelling, or remove it`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? `is missing; it must be ${EXPECTED[issue.expected] ?? issue.expected}`
        : `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.message.startsWith('is ') ? issue.message : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at least ${issue.minimum}`
        : 'must not be empty';
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}

function faultOfNames(mapping: Mapping): string | undefined {
  for (const [f, file] of mapping.files.entries()) {
    for (const [y, one] of file.yields.entries()) {
      const at = `files[${f}].yields[${y}].fields`;
      const fields: Record<string, Field> = FIELDS[one.record];
      for (const [name, source] of Object.entries(one.fields)) {
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (field === undefined)
          return `${at}.${name}: a ${one.record} has no such field; it has ${Object.keys(fields).join(', ')}`;
        const fault = faultOfField(field, source);
        if (fault !== undefined) return `${at}.${name}${fault}`;
      }
      const lacking = Object.entries(fields).find(([name, field]) => field.required && one.fields[name] === undefined);
      if (lacking !== undefined)
        return `${at}: a ${one.record} needs "${lacking[0]}"; add it with the column it comes from`;
    }
  }
  return undefined;
}

/** Checks a mapping file's content. Only the first mistake is told, so that it can be mended before the next. */
export function checkMapping(content: unknown): CheckedMapping {
  const read = mappingSchema.safeParse(content, { reportInput: true });
  if (!read.success) {
    const first = read.error.issues[0];
    if (first === undefined) return { ok: false, line: 'the mapping cannot be understood' };
    const { path, issue } = deepest(first);
    return { ok: false, line: `${placeOf(path) || 'the mapping'} ${wordsOf(issue)}` };
  }
  const fault = faultOfNames(read.data) ?? faultOfPlan(read.data);
  return fault === undefined ? { ok: true, mapping: read.data } : { ok: false, line: fault };
}
