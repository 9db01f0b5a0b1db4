import { addDays, type CivilDate, daysBetween } from '../functions/domain/civil-date.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { accountText } from './account-text.ts';
import type { StartOptions } from './arguments/start.ts';
import type { LocalBank } from './bank.ts';
import { businessClock } from './clock.ts';
import { type Before, runDay } from './day.ts';
import { startEngines } from './engines.ts';
import { serveInbox } from './inbox/inbox.ts';
import { load } from './load.ts';
import { createLocalLog } from './local-log.ts';
import { outboxMail, writeOutbox } from './outbox.ts';
import { periodSummary } from './period-summary.ts';
import { progressLines } from './progress.ts';
import { type DaySummary, exitCodeOf } from './summary.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 2;

/** `npm start`: loads the records, runs the day or days, tells what was done, and serves the inbox until `stopped`. Returns the exit code. */
export async function start(options: StartOptions, terminal: Terminal, stopped: () => Promise<void>): Promise<number> {
  const config = bankConfig();
  const log = createLocalLog(terminal.stderr, { quiet: !options.json });
  const engines = await startEngines({ log });
  const clockOf = (date: CivilDate) => businessClock(date, config.policy.timeZone);
  const bank: LocalBank = { engines, config, log, clock: clockOf(options.date) };
  try {
    const loaded = await load(bank, options.records, options.date, progressLines(terminal.stderr));
    if (!loaded.ok) {
      terminal.stderr.write(`${loaded.line}\n`);
      return USAGE;
    }
    const before = { imported: loaded.report, units: engines.records.units(), problems: loaded.problems };
    const days = await runDays(bank, datesOf(options), clockOf, before);
    if (options.out !== undefined) await writeOutbox(options.out, engines.mails.map(outboxMail));
    const told = days.map((day) => (options.out === undefined ? day : { ...day, outbox: options.out }));
    if (options.json) terminal.stdout.write(`${JSON.stringify(inOne(told))}\n`);
    if (options.once && options.json) return exitCodeOf(days);

    const inbox = options.once ? undefined : await openInbox(options, engines.mails, told);
    if (!options.json)
      for (const day of told) terminal.stdout.write(accountOf(day, options, engines.mails.length, inbox?.url));
    else if (inbox) terminal.stderr.write(`Inbox: ${inbox.url}\n`);
    if (inbox) {
      await stopped();
      await inbox.stop();
    }
    return exitCodeOf(days);
  } finally {
    await engines.stop();
  }
}

function datesOf({ date, through = date }: StartOptions): CivilDate[] {
  return Array.from({ length: daysBetween(date, through) + 1 }, (_, days) => addDays(date, days));
}

async function runDays(
  bank: LocalBank,
  dates: readonly CivilDate[],
  clockOf: (date: CivilDate) => LocalBank['clock'],
  before: Before,
): Promise<DaySummary[]> {
  const days: DaySummary[] = [];
  for (const date of dates)
    days.push(await runDay({ ...bank, clock: clockOf(date) }, date, days.length === 0 ? before : {}));
  return days;
}

function inOne(days: readonly DaySummary[]): DaySummary {
  const [first, ...others] = days;
  if (first === undefined) throw new Error('No day was run');
  return others.length === 0 ? first : periodSummary([first, ...others]);
}

function openInbox({ port, date }: StartOptions, mails: LocalBank['engines']['mails'], days: readonly DaySummary[]) {
  const sent = days.reduce((sum, day) => sum + day.mails.sent, 0);
  return serveInbox({ port, mails: () => mails, about: () => `${date}: ${sent} mails sent` });
}

function accountOf(day: DaySummary, { out }: StartOptions, files: number, inbox: string | undefined): string {
  return accountText(day, {
    ...(inbox !== undefined && { inbox }),
    ...(out !== undefined && { outbox: { directory: out, files } }),
  });
}
