import { counted, type Finding, ok, problem, someOf } from './finding.ts';

/** Stored records that cannot be read, each told once, by id. */
export function checkBroken(broken: readonly { id: string; problem: string }[]): Finding[] {
  const problems = new Map(broken.map(({ id, problem: what }) => [id, what]));
  if (problems.size === 0) return [ok('records', 'every record looked at can be read')];
  const named = [...problems].map(([id, what]) => `${id} (${what})`);
  const mend = 'docs/runbook.md#record-broken: import the client again, or mend the item by hand';
  return [problem('records', `${counted(problems.size, 'record')} cannot be read: ${someOf(named)}`, mend)];
}
