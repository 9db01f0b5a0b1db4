import type { Permissions, Role } from './roles.ts';
import type { Condition, Statement } from './statements.ts';

/** What a call carries besides action and resource: the keys that conditions look at. */
export type Context = Record<string, string | readonly string[]>;

/** Who asks for what. `resource` in the words of the template: `<RecordsTable>`. */
export type Asked = { action: string; resource: string; context?: Context };

/** Whether a function may do this: some statement allows it, in its role or on the resource, and none denies it. */
export function may(permissions: Permissions, functionName: string, asked: Asked): boolean {
  const role = permissions.functions.get(functionName);
  if (role === undefined) throw new Error(`there is no function ${functionName}`);
  return roleMay(permissions, role, asked);
}

/** Whether a role may do this. */
export function roleMay({ onResources }: Permissions, role: Role, asked: Asked): boolean {
  const forRole = onResources.filter(
    ({ principals }) => principals.includes('*') || principals.includes(`<${role.name}>`),
  );
  const meant = [...role.statements, ...forRole].filter((statement) => isMeant(statement, asked));
  return meant.some(({ effect }) => effect === 'Allow') && !meant.some(({ effect }) => effect === 'Deny');
}

function isMeant({ actions, resources, conditions }: Statement, { action, resource, context = {} }: Asked): boolean {
  return (
    actions.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    resources.some((pattern) => isLike(resource, pattern)) &&
    conditions.every((condition) => holds(condition, context))
  );
}

/** A key the call does not carry: `ForAllValues` holds, and any other operator does not. */
function holds({ operator, key, values }: Condition, context: Context): boolean {
  const [set, plain] = operator.startsWith('ForAllValues:') ? [true, operator.slice(13)] : [false, operator];
  const given = context[key];
  if (given === undefined) return set;
  const every = typeof given === 'string' ? [given] : given;
  if (!set && every.length !== 1) throw new Error(`${operator} asks for one value of ${key}`);
  return every.every((value) => values.some((allowed) => compare(plain, value, allowed)));
}

function compare(operator: string, value: string, allowed: string): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
      return value === allowed;
    // Amazon treats the two alike: ArnEquals reads * and ? as ArnLike does.
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return isLike(value, allowed);
    case 'NumericLessThan':
      return Number(value) < Number(allowed);
    default:
      throw new Error(`a policy compares with ${operator}, which is not understood here`);
  }
}

const patterns = new Map<string, RegExp>();

function isLike(text: string, pattern: string): boolean {
  const known = patterns.get(pattern) ?? patternOf(pattern);
  patterns.set(pattern, known);
  return known.test(text);
}

function patternOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
