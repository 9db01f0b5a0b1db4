import type { Mail } from '../../functions/app/ports.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { type BankConfig, bankConfig } from '../../functions/runtime/bank-config.ts';
import type { Links } from '../../functions/runtime/containers/links.ts';
import type { LocalBank } from '../../local/bank.ts';
import { businessClock } from '../../local/clock.ts';
import { runDay } from '../../local/day.ts';
import { localEvidence } from '../../local/evidence-files.ts';
import { localLedgerAnchors } from '../../local/ledger-anchors.ts';
import { localLinks } from '../../local/links.ts';
import type { DaySummary } from '../../local/summary.ts';
import { memoryRecords } from './memory-records.ts';
import { notedLog } from './noted-log.ts';

/** A bank as on a laptop whose engines are maps in memory: days run through the same handlers in milliseconds. */
export type MemoryBank = LocalBank & {
  links: Links;
  records: LocalBank['engines']['records'];
  /** Every mail that was sent, in order. */
  sent: Mail[];
  day(date: CivilDate): Promise<DaySummary>;
};

export function memoryBank(parts: Partial<BankConfig> = {}): MemoryBank {
  const records = { ...memoryRecords(), units: () => ({ read: 0, written: 0 }) };
  const config = { ...bankConfig(), ...parts };
  const sent: Mail[] = [];
  const engines: LocalBank['engines'] = {
    records,
    mailer: { send: async (mail) => ({ outcome: 'accepted', providerId: `sent-${sent.push(mail)}` }) },
    mails: [],
    evidence: localEvidence(undefined),
    anchors: localLedgerAnchors(undefined),
    indexParts: 0,
    dynamo: {
      connection: { endpoint: '', region: '', credentials: { accessKeyId: '', secretAccessKey: '' } },
      table: '',
    },
    stop: async () => {},
  };
  const { log } = notedLog();
  const bank = { engines, config, log, links: localLinks('http://127.0.0.1:8025/') };
  const clockOf = (date: CivilDate) => businessClock(date, config.policy.timeZone);
  return {
    ...bank,
    records,
    sent,
    clock: clockOf('2026-01-01'),
    day: (date) => runDay({ ...bank, clock: clockOf(date) }, date),
  };
}
