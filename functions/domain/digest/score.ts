import type { Client, HoldingKind } from '../client.ts';
import type { Policy } from '../policy.ts';
import type { DayRules } from '../rules/index.ts';
import type { Task } from '../task.ts';
import type { Score, ScorePart } from './digest.ts';

/**
 * How pressing a task is, in the policy's points. A maturity rises at the policy's first and last urgent step; a step that
 * falls on days off is taken on the last working day before.
 */
export function urgencyOf(task: Task, { policy, maturity }: DayRules): number {
  const { urgency } = policy.score;
  if (task.kind !== 'maturity') return urgency[task.kind];
  if (task.maturesOn <= maturity.last) return urgency.maturity.last;
  return task.maturesOn <= maturity.near ? urgency.maturity.near : urgency.maturity.far;
}

/**
 * A card's score: urgency × value, with every part named so that a page can show how it came about. Urgency is the most
 * pressing task's, plus a little for every further kind of reason; value grows in steps with deposits, settlement balance and
 * loans (amounts number for number in whatever currency), and with each open product. Two decimals throughout.
 */
export function scoreOf(client: Client, tasks: readonly Task[], day: DayRules): Score {
  const urgencyParts = urgencyPartsOf(tasks, day);
  const valueParts = valuePartsOf(client, day.policy);
  const urgency = sum(urgencyParts);
  const value = sum(valueParts);
  return { urgency, value, total: round(urgency * value), urgencyParts, valueParts };
}

function urgencyPartsOf(tasks: readonly Task[], day: DayRules): ScorePart[] {
  const [first, ...others] = [...tasks].sort((a, b) => urgencyOf(b, day) - urgencyOf(a, day));
  if (first === undefined) return [];
  const further = new Set(others.map(({ kind }) => kind).filter((kind) => kind !== first.kind)).size;
  const points = round(further * day.policy.score.eachFurtherReason);
  const parts: ScorePart[] = [{ part: first.kind, points: round(urgencyOf(first, day)) }];
  return further === 0 ? parts : [...parts, { part: 'further-reasons', points }];
}

function valuePartsOf({ bank }: Client, { score }: Policy): ScorePart[] {
  const { base, steps, deposits, settlement, loans, perProduct } = score.value;
  const open = bank.holdings.filter(({ closed }) => !closed);
  const amountOf = (kind: HoldingKind) =>
    open.filter((holding) => holding.kind === kind).reduce((total, { amount }) => total + amount.minor, 0);
  const points = (amount: number) =>
    steps.filter(({ from }) => amount >= from).reduce((most, step) => Math.max(most, step.points), 0);
  const parts: ScorePart[] = [
    { part: 'base', points: round(base) },
    { part: 'deposits', points: round(points(amountOf('deposit')) * deposits) },
    { part: 'settlement', points: round(points(bank.settlement?.minor ?? 0) * settlement) },
    { part: 'loans', points: round(points(amountOf('loan')) * loans) },
    { part: 'products', points: round(open.length * perProduct) },
  ];
  return parts.filter(({ points }) => points !== 0);
}

const sum = (parts: readonly ScorePart[]): number => round(parts.reduce((total, { points }) => total + points, 0));
const round = (points: number): number => Math.round(points * 100) / 100;
