import { join } from 'node:path';
import type { Officer } from '../../functions/domain/roster.ts';
import { accountText } from '../account-text.ts';
import type { RunOptions } from '../arguments/steward-options.ts';
import type { LocalBank } from '../bank.ts';
import { runDay } from '../day.ts';
import { outboxMail, writeOutbox } from '../outbox.ts';
import { rehearseDay } from '../rehearsal.ts';
import { exitCodeOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

/** `steward run`: plans and sends a day's mails of one kind, of everybody or of one person or unit; sent mails are written to the store's outbox. */
export async function runCommand(bank: LocalBank, options: RunOptions, terminal: Terminal): Promise<number> {
  const chosen = await chosenPeople(bank, options);
  if ('problem' in chosen) {
    terminal.stderr.write(`${chosen.problem}\n`);
    if (options.json) terminal.stdout.write(`${JSON.stringify({ date: options.date, problems: [chosen.problem] })}\n`);
    return 1;
  }
  const { only } = chosen;
  const { kind, date } = options;
  if (options.dryRun) return tell(await rehearseDay(bank, { kind, date, only }), options, terminal);

  const summary = await runDay(bank, date, { kinds: [kind], ...(only && { only }) });
  const { mails } = bank.engines;
  const outbox = join(options.store, 'mails');
  if (mails.length > 0) await writeOutbox(outbox, mails.map(outboxMail));
  const told = mails.length === 0 ? summary : { ...summary, outbox };
  const places = mails.length === 0 ? {} : { outbox: { directory: outbox, files: mails.length } };
  terminal.stdout.write(options.json ? `${JSON.stringify(told)}\n` : accountText(told, places));
  return exitCodeOf([summary]);
}

async function chosenPeople(
  { engines }: LocalBank,
  { kind, only }: RunOptions,
): Promise<{ only?: string[] } | { problem: string }> {
  const { roster } = await engines.records.roster.load();
  if (roster.managers.size === 0)
    return { problem: 'The store has no client managers yet: import a roster first (steward import)' };
  if (only === undefined) return {};
  // Officers have duties, and no clients.
  const officers = kind === 'duties' ? roster.officers : new Map<string, Officer>();
  if ('manager' in only) {
    if (roster.managers.has(only.manager) || officers.has(only.manager)) return { only: [only.manager] };
    return { problem: `There is no client manager ${only.manager} in the roster of ${roster.managers.size}` };
  }
  const people = [...roster.managers.values()].filter(({ unitId }) => unitId === only.unit).map(({ id }) => id);
  const head = roster.units.get(only.unit)?.lineManagerId;
  if (head !== undefined && officers.has(head)) people.push(head);
  return people.length > 0
    ? { only: people }
    : { problem: `There is no unit ${only.unit} with client managers in the roster` };
}

function tell(rehearsal: Awaited<ReturnType<typeof rehearseDay>>, { json }: RunOptions, { stdout }: Terminal): number {
  const { date, workday, planned, wouldSend, wouldSkip, problems } = rehearsal;
  const text = workday
    ? `Dry run for ${date}: ${planned} planned, ${wouldSend} would be sent, ${wouldSkip} skipped. Nothing was sent or stored.\n`
    : `Dry run for ${date}: not a working day, nothing would be sent.\n`;
  stdout.write(json ? `${JSON.stringify(rehearsal)}\n` : [text, ...problems.map((line) => `${line}\n`)].join(''));
  return problems.length > 0 ? 1 : 0;
}
