import type { Permissions } from './roles.ts';
import type { Condition, Statement } from './statements.ts';

/** What may be done to a resource, in words: `dynamodb:PutItem when dynamodb:LeadingKeys in RUN#*`. */
export type Grants = Record<string, string[]>;

/** Everything these statements allow, by resource; denials begin with `never`. In order, so that two can be compared. */
function grantsOf(statements: readonly Statement[]): Grants {
  const grants = new Map<string, Set<string>>();
  for (const { effect, actions, resources, conditions } of statements)
    for (const resource of resources)
      for (const action of actions) {
        const words = [effect === 'Deny' ? 'never' : '', action, ...conditions.map(inWords)].filter(Boolean).join(' ');
        grants.set(resource, (grants.get(resource) ?? new Set()).add(words));
      }
  return Object.fromEntries([...grants].sort(byName).map(([resource, words]) => [resource, [...words].sort()]));
}

/** The grants of every function by its name, and of every other role by its own. */
export function allGrants({ functions, roles }: Permissions): Record<string, Grants> {
  const names = new Map([...functions].map(([name, role]) => [role.name, name]));
  const all = [...roles.values()].map(
    ({ name, statements }) => [names.get(name) ?? name, grantsOf(statements)] as const,
  );
  return Object.fromEntries(all);
}

/** Who, by a resource's own policy, may do what to it: `sqs:SendMessage by events.amazonaws.com when …`. */
export function grantsOnResources({ onResources }: Permissions): Grants {
  const grants: Grants = {};
  for (const { on, effect, principals, actions, conditions } of onResources)
    if (effect === 'Allow')
      for (const action of actions)
        grants[on] = [
          ...(grants[on] ?? []),
          [`${action} by ${principals.join(', ')}`, ...conditions.map(inWords)].join(' '),
        ];
  for (const lines of Object.values(grants)) lines.sort();
  return grants;
}

function inWords({ operator, key, values }: Condition): string {
  const word = {
    'ForAllValues:StringLike': 'in',
    StringLike: 'like',
    ArnLike: 'like',
    ArnEquals: '=',
    StringEquals: '=',
  }[operator];
  return `when ${key} ${word ?? operator} ${values.join(', ')}`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
