import { RUN_KINDS } from '../../domain/mail/run.ts';
import { checkBroken } from './check-broken.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkClients } from './check-clients.ts';
import { checkDueIndex } from './check-due-index.ts';
import { checkImports } from './check-imports.ts';
import { checkMail } from './check-mail.ts';
import { checkQueues } from './check-queues.ts';
import { checkRoster } from './check-roster.ts';
import { checkRuns } from './check-runs.ts';
import { checkStack } from './check-stack.ts';
import type { DoctorDeps, Moment } from './deps.ts';
import { type Finding, ok } from './finding.ts';

/**
 * Looks at everything that decides whether each client manager gets the mail of `date`, as things stand at `now`: what is deployed, mail,
 * queues, roster, records, runs, calendar, due index. Reads only. Findings come in the order of the checks; broken records stop none of them.
 */
export async function examine(deps: DoctorDeps, at: Moment): Promise<Finding[]> {
  const { records, calendar, schedules, backlogs, stack } = deps;
  const broken: { id: string; problem: string }[] = [];
  const unbroken = async (check: Promise<Finding[]>): Promise<Finding[]> => {
    try {
      return await check;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'BrokenRecord') throw error;
      broken.push({ id: 'a record of Steward’s own', problem: error.message });
      return [];
    }
  };
  const { roster, broken: entries } = await records.roster.load();
  const clients = await checkClients(records.clients, roster);

  const findings = [
    ...(stack === undefined ? [] : checkStack(stack)),
    ...(await checkMail(deps.mail, roster, schedules.mails.digest)),
    ...(backlogs === undefined ? [ok('queues', 'not checked here: embedded')] : checkQueues(await backlogs.list())),
    ...checkRoster(roster, at.date),
    ...clients.findings,
    ...(await checkImports(records.imports, { calendar, allowed: schedules.recordsMayBeWorkdaysOld }, at)),
  ];
  for (const kind of RUN_KINDS) findings.push(...(await unbroken(checkRuns(deps, kind, at))));
  findings.push(...checkCalendar(calendar, at.date), ...(await unbroken(checkDueIndex(records.index, deps, at.date))));
  const rosterEntries = entries.map(({ id, problem }) => ({ id: `roster entry ${id}`, problem }));
  return [...findings, ...checkBroken([...clients.broken, ...rosterEntries, ...broken, ...deps.leftOut])];
}
