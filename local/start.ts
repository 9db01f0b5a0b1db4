import { access, constants, mkdir } from 'node:fs/promises';
import { addDays, type CivilDate, daysBetween } from '../functions/domain/civil-date.ts';
import { createApp } from '../functions/pages.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { pagesContainer } from '../functions/runtime/containers/pages.ts';
import { accountText } from './account-text.ts';
import type { StartOptions } from './arguments/start.ts';
import type { LocalBank } from './bank.ts';
import { businessClock } from './clock.ts';
import { type Before, runDay } from './day.ts';
import { type Engines, startEngines } from './engines.ts';
import { type Gateway, serveGateway } from './gateway.ts';
import { localLinks } from './links.ts';
import { holdsRecords, load } from './load.ts';
import { createLocalLog } from './local-log.ts';
import { mailedText } from './mailed-text.ts';
import { outboxMail, writeOutbox } from './outbox.ts';
import { periodSummary } from './period-summary.ts';
import { sendingQueue } from './pipeline.ts';
import { progressLines } from './progress.ts';
import { type DaySummary, exitCodeOf } from './summary.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 2;
const DEFAULT_PORT = 8025;

type Setting = { options: StartOptions; terminal: Terminal; stopped: () => Promise<void> };

/**
 * `npm start`: loads the records, runs the day or days, tells what was done, and serves the inbox and the pages its mails link to until
 * `stopped`. Returns the exit code: 0 done, 1 done with problems, 2 when it could not begin.
 */
export async function start(options: StartOptions, terminal: Terminal, stopped: () => Promise<void>): Promise<number> {
  const log = createLocalLog(terminal.stderr, { quiet: !options.json });
  const { store } = options;
  const engines = await startEngines({ log, ...(store !== undefined && { store }) });
  const served: Served = {};
  let gateway: Gateway | undefined;
  try {
    gateway = options.once ? undefined : await openGateway(options, engines, served);
    const links = localLinks(gateway?.url ?? `http://127.0.0.1:${options.port || DEFAULT_PORT}/`);
    const config = bankConfig();
    const bank = { engines, config, log, clock: businessClock(options.date, config.policy.timeZone), links };
    // The pages show the day that was run last.
    const shown = { ...bank, clock: businessClock(options.through ?? options.date, config.policy.timeZone) };
    const queue = sendingQueue(shown);
    served.pages = createApp(
      pagesContainer({ ...shown, records: engines.records, queue, files: engines.evidence.files }),
    );
    const code = await runAndTell(bank, gateway, { options, terminal, stopped });
    await queue.drained();
    return code;
  } catch (error) {
    const taken = error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE';
    if (!taken) throw error;
    terminal.stderr.write(`Port ${options.port} is taken; give another with --port, or 0 for any free one\n`);
    return USAGE;
  } finally {
    await gateway?.stop();
    await engines.stop();
  }
}

async function runAndTell(
  bank: LocalBank,
  gateway: Gateway | undefined,
  { options, terminal, stopped }: Setting,
): Promise<number> {
  const { engines, config } = bank;
  // Before the day is run: a directory that cannot be written must not cost the day's account.
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    await access(options.out, constants.W_OK);
  }
  // Over records that are there already, a sample bank of another day would only make strange changes.
  const goesOn = options.records.from === 'sample' && (await holdsRecords(bank));
  const loaded = goesOn ? undefined : await load(bank, options.records, options.date, progressLines(terminal.stderr));
  if (loaded?.ok === false) {
    terminal.stderr.write(`${loaded.line}\n`);
    return USAGE;
  }
  const units = engines.records.units();
  const before = loaded === undefined ? { units } : { imported: loaded.report, units, problems: loaded.problems };
  const clockOf = (date: CivilDate) => businessClock(date, config.policy.timeZone);
  const days = await runDays(bank, datesOf(options), clockOf, before);
  if (options.out !== undefined) await writeOutbox(options.out, engines.mails.map(outboxMail));
  const told = days.map((day) => (options.out === undefined ? day : { ...day, outbox: options.out }));
  tell(told, options, { gateway, files: engines.mails.length, goesOn }, terminal);
  if (gateway !== undefined) await stopped();
  return exitCodeOf(days);
}

function tell(
  days: readonly DaySummary[],
  { json, out, store }: StartOptions,
  { gateway, files, goesOn }: { gateway: Gateway | undefined; files: number; goesOn: boolean },
  { stdout, stderr }: Terminal,
): void {
  const places = {
    ...(store !== undefined && { store: goesOn ? `${store}, going on from what it holds` : store }),
    ...(gateway && { inbox: gateway.url }),
    ...(out !== undefined && { outbox: { directory: out, files } }),
  };
  if (!json) {
    for (const day of days) stdout.write(accountText(day, places));
    if (days.length > 1) stdout.write(`\n${mailedText(days.flatMap(({ mailed }) => mailed))}`);
  } else {
    stdout.write(`${JSON.stringify(inOne(days))}\n`);
    if (gateway) stderr.write(`Inbox: ${gateway.url}\n`);
  }
}

/** The pages, once there is a bank to show. */
type Served = { pages?: ReturnType<typeof createApp> };

function openGateway(
  { port, date, through }: StartOptions,
  { mails, evidence }: Engines,
  served: Served,
): Promise<Gateway> {
  return serveGateway({
    port,
    mails: () => mails,
    about: () => `${through === undefined ? date : `${date} to ${through}`}: ${mails.length} mails sent`,
    pages: () => served.pages,
    evidence: evidence.app,
  });
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
