import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import { sweptUnder } from '../../domain/rules/index-parts.ts';
import type { IndexPart, IndexRecords } from '../ports.ts';
import type { DoctorDeps } from './deps.ts';
import { counted, type Finding, ok, problem, warning } from './finding.ts';

const FRESH_DAYS = 2;
const ABOUT = 'due index';

/**
 * Whether every part of the due index was swept lately, and under the rules that hold now: a client indexed under other rules may be hidden
 * from their manager's mail. Embedded engines sweep only when they are told to.
 */
export async function checkDueIndex(
  records: Pick<IndexRecords, 'get'>,
  deps: Pick<DoctorDeps, 'rules' | 'indexParts' | 'byHand' | 'mail'>,
  date: CivilDate,
): Promise<Finding[]> {
  const { rules, indexParts, byHand } = deps;
  const parts = await Promise.all(Array.from({ length: indexParts }, (_, part) => records.get(part)));
  const swept = parts.filter((part) => part !== undefined);
  const embedded = deps.mail.by === 'embedded';
  if (swept.length === 0 && embedded) return [ok(ABOUT, 'never swept here: needed only after config/ has changed')];
  const under = sweptUnder(rules, indexParts);
  const other = swept.filter((part) => part.rules !== under).length;
  const stale = embedded ? 0 : swept.filter((part) => part.rules === under && isStale(part, date)).length;
  const never = indexParts - swept.length;
  const of = (count: number) => `${count} of ${counted(indexParts, 'part')}`;
  const findings: Finding[] = [];
  if (never > 0) findings.push(problem(ABOUT, `${of(never)} never swept`, byHand.sweep));
  if (other > 0)
    findings.push(problem(ABOUT, `${of(other)} swept under other rules than those of this checkout`, byHand.sweep));
  if (stale > 0) findings.push(warning(ABOUT, `${of(stale)} not swept for more than ${FRESH_DAYS} days`, byHand.sweep));
  if (findings.length > 0) return findings;
  const looked = swept.reduce((sum, part) => sum + part.looked, 0);
  return [ok(ABOUT, `swept under these rules: ${counted(looked, 'client')} looked at`)];
}

function isStale({ sweptOn }: IndexPart, date: CivilDate): boolean {
  return daysBetween(sweptOn, date) > FRESH_DAYS;
}
