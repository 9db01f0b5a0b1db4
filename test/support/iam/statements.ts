import { readableAll } from './template.ts';

/** A statement of a policy, flattened to plain text. `principals` is empty in a role's own policies. */
export type Statement = {
  effect: 'Allow' | 'Deny';
  principals: string[];
  actions: string[];
  resources: string[];
  conditions: Condition[];
};

/** `ForAllValues:StringLike`, the key, and the values it may have. */
export type Condition = { operator: string; key: string; values: string[] };

const KNOWN = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

/** The statements of a policy document. Throws on what reverses a statement's meaning (NotAction and its like): nobody writes that here. */
export function statementsOf(document: unknown): Statement[] {
  const { Statement } = document as { Statement: Record<string, unknown>[] };
  return Statement.map((statement) => {
    const strange = Object.keys(statement).filter((key) => !KNOWN.includes(key));
    if (strange.length > 0) throw new Error(`a policy says ${strange.join(', ')}, which is not understood here`);
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw new Error('a statement allows or denies');
    return {
      effect: statement.Effect,
      principals: principalsOf(statement.Principal),
      actions: readableAll(statement.Action),
      resources: readableAll(statement.Resource),
      conditions: conditionsOf(statement.Condition),
    };
  });
}

function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  if (typeof principal === 'string') return [principal];
  return Object.values(principal as Record<string, unknown>).flatMap(readableAll);
}

function conditionsOf(condition: unknown): Condition[] {
  return Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: readableAll(values) })),
  );
}
