import { sweepPart } from '../../functions/app/sweep-part.ts';
import { dateInZone } from '../../functions/domain/civil-date.ts';
import type { ReindexOptions } from '../arguments/steward-options.ts';
import type { LocalBank } from '../bank.ts';
import type { Terminal } from '../terminal.ts';

/** This computer sweeps the index in one go. */
const WHOLE_INDEX = { index: 0, of: 1 };

/** `steward reindex`: computes the due index of every client anew, after the policy or the holidays have changed. */
export async function reindexCommand(bank: LocalBank, options: ReindexOptions, terminal: Terminal): Promise<number> {
  const { clients, index } = bank.engines.records;
  const { policy, calendar, rules } = bank.config;
  const now = bank.clock();
  const by = { date: dateInZone(now, policy.timeZone), now, commandId: `reindex-${now}` };
  const report = await sweepPart({ clients, index, policy, calendar, rules, log: bank.log }, WHOLE_INDEX, by);
  const { looked, moved, hidden, broken } = report;
  const problems = broken === 0 ? [] : [`${broken} client records could not be read; their ids are in the log`];
  const text = `${looked} clients looked at, ${moved} moved, ${hidden} of them to an earlier day\n`;
  terminal.stdout.write(options.json ? `${JSON.stringify({ ...report, problems })}\n` : text);
  for (const line of problems) terminal.stderr.write(`${line}\n`);
  return problems.length > 0 ? 1 : 0;
}
