import type { Instant } from '../../domain/civil-date.ts';
import { counted, type Finding, ok, problem, warning } from './finding.ts';
import type { Backlog } from './ports.ts';

/** Work that waits, and work that was given up (dead letters), by queue. */
export function checkQueues(backlogs: readonly Backlog[]): Finding[] {
  return backlogs.flatMap(({ queue, waiting, beingWorkedOn, deadLetters, oldestDeadLetter }) => {
    const about = `${queue} queue`;
    const findings: Finding[] = [];
    if (deadLetters > 0) {
      const found = `${counted(deadLetters, 'dead letter')}${since(oldestDeadLetter)}`;
      findings.push(
        problem(about, found, 'docs/runbook.md#dead-letters says how to look at them and have them handled again'),
      );
    }
    const depth = `${waiting.toLocaleString('en')} waiting, ${beingWorkedOn.toLocaleString('en')} being worked on`;
    if (waiting > 0)
      findings.push(
        warning(
          about,
          depth,
          'Look again in some minutes: a queue that does not empty has a function that does not run',
        ),
      );
    else if (findings.length === 0) findings.push(ok(about, beingWorkedOn > 0 ? depth : 'empty'));
    return findings;
  });
}

function since(oldest: Instant | undefined): string {
  return oldest === undefined ? '' : `, the oldest first sent at ${oldest.slice(0, 16).replace('T', ' ')} UTC`;
}
