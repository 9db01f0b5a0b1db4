import { bankConfig } from '../../functions/runtime/bank-config.ts';
import type { StewardOptions } from '../arguments/steward-options.ts';
import type { LocalBank } from '../bank.ts';
import { businessClock } from '../clock.ts';
import { startEngines } from '../engines.ts';
import { localLinks } from '../links.ts';
import { createLocalLog } from '../local-log.ts';
import type { Terminal } from '../terminal.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { previewCommand } from './preview.ts';
import { reindexCommand } from './reindex.ts';
import { runCommand } from './run.ts';
import { verifyLedgerCommand } from './verify-ledger.ts';

/** Where `npm start -- --store DIR` serves the pages that the mails link to. */
const INBOX = 'http://127.0.0.1:8025/';

/** Carries out one command of `steward` on the store it names. Returns the exit code: 0 done, 1 done with problems, 2 could not begin. */
export async function steward(options: StewardOptions, terminal: Terminal, today: string): Promise<number> {
  const config = bankConfig();
  if (options.command === 'doctor') return doctorCommand(options, terminal, config);
  if (options.command === 'verify-ledger') return verifyLedgerCommand(options, terminal, config);
  const json = options.json;
  const log = createLocalLog(terminal.stderr, { quiet: !json });
  const engines = await startEngines({ store: options.store, log });
  const date = options.command === 'import' ? today : options.date;
  const links = localLinks(INBOX);
  const bank: LocalBank = { engines, config, log, clock: businessClock(date, config.policy.timeZone), links };
  try {
    switch (options.command) {
      case 'import':
        return await importCommand(bank, options, terminal);
      case 'run':
        return await runCommand(bank, options, terminal);
      case 'preview':
        return await previewCommand(bank, options, terminal);
      case 'reindex':
        return await reindexCommand(bank, options, terminal);
    }
  } finally {
    await engines.stop();
  }
}
