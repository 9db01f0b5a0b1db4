import type * as z from 'zod';
import { stageContradiction } from './contradictions.ts';
import { STAGE, type Stage } from './fields.ts';

export type { Stage } from './fields.ts';

/** Stages by name. */
export type Stages = Readonly<Record<string, Stage>>;

const NAME = /^[a-z][a-z0-9-]{0,19}$/;

/**
 * The stage asked for, or the only one there is, checked. Throws one line that says what in `config/stages.ts` is wrong, where, and how
 * to mend it: an unknown name, a field that is missing, mistyped or not usable, fields that do not go together, a time zone other than
 * the policy's.
 */
export function stageOf(
  stages: Stages,
  asked: string | undefined,
  policy: { timeZone: string },
): { name: string; stage: Stage } {
  const name = chosen(Object.keys(stages), asked);
  const read = STAGE.safeParse(stages[name], { error: missingOrWrong });
  if (!read.success) throw mistake(lineOf(name, read.error));
  const contradiction = stageContradiction(read.data, policy);
  if (contradiction !== undefined) throw mistake(`${name}.${contradiction}`);
  return { name, stage: read.data };
}

function chosen(names: readonly string[], asked: string | undefined): string {
  const [only, ...others] = names;
  if (only === undefined) throw mistake('there is no stage; add one, as docs/runbook.md shows');
  if (asked === undefined && others.length > 0)
    throw mistake(`there is more than one stage; choose with -c stage=NAME: ${names.join(', ')}`);
  const name = asked ?? only;
  if (!names.includes(name))
    throw mistake(`there is no stage ${JSON.stringify(name)}; choose with -c stage=NAME: ${names.join(', ')}`);
  if (!NAME.test(name))
    throw mistake(`${JSON.stringify(name)} cannot name a stage; use at most 20 small letters, digits and hyphens`);
  return name;
}

/** What is said of a field that has no words of its own. */
function missingOrWrong({ code, input }: { code?: string | undefined; input?: unknown }): string | undefined {
  if (input === undefined) return 'is missing; the stage trial shows how it is written';
  return code === 'invalid_type' ? `is ${shown(input)}; the stage trial shows how it is written` : undefined;
}

function shown(input: unknown): string {
  return input === null || typeof input !== 'object'
    ? JSON.stringify(input)
    : Array.isArray(input)
      ? 'a list'
      : 'an object';
}

/** The first mistake; a field that does not exist comes before one that is missing, which it was probably meant to be. */
function lineOf(name: string, { issues }: z.ZodError): string {
  const unknown = issues.find(({ code }) => code === 'unrecognized_keys');
  const issue = unknown ?? issues[0];
  const where = [name, ...(issue?.path ?? [])].join('.');
  if (issue?.code !== 'unrecognized_keys') return `${where} ${issue?.message}`;
  return `${where} has ${issue.keys.join(', ')}, which is not a field of it; mend the spelling or take it away`;
}

function mistake(line: string): Error {
  return new Error(`config/stages.ts: ${line}`);
}
