import { afterAll, beforeAll } from 'vitest';
import type { CivilDate } from '../../../functions/domain/civil-date.ts';
import type { Link, LinkPurpose } from '../../../functions/domain/mail/link.ts';
import { RUN_KINDS, type RunKind } from '../../../functions/domain/mail/run.ts';
import type { ClientManager, Officer } from '../../../functions/domain/roster.ts';
import { createApp } from '../../../functions/pages.ts';
import { bankConfig } from '../../../functions/runtime/bank-config.ts';
import { pagesContainer } from '../../../functions/runtime/containers/pages.ts';
import type { LocalBank } from '../../../local/bank.ts';
import { businessClock } from '../../../local/clock.ts';
import { runDay } from '../../../local/day.ts';
import { startEngines } from '../../../local/engines.ts';
import { type Gateway, serveGateway } from '../../../local/gateway.ts';
import { localLinks } from '../../../local/links.ts';
import { load } from '../../../local/load.ts';
import { createLocalLog } from '../../../local/local-log.ts';
import { sendingQueue } from '../../../local/pipeline.ts';
import { itemsOf, type ReadMail, readMails } from '../../support/local-bank.ts';

/** Monday, 23 November 2026. */
export const MONDAY: CivilDate = '2026-11-23';
const CLIENTS = 150;

/** Where the pages of a purpose are, when it is not the purpose's own name. */
const PLACES: Partial<Record<LinkPurpose, string>> = { receipt: 'done', 'duty-receipt': 'duty-done' };

/** The sample bank on embedded engines on its first day, its mails sent, its inbox and pages served; open to look behind them. */
export type OpenBank = {
  bank: LocalBank & Required<Pick<LocalBank, 'links'>>;
  url: string;
  /** Sends another day's mails; the pages stay on the day they are on. */
  day(date: CivilDate): Promise<void>;
  /** Goes on to another day: its mails of these kinds are sent, and the pages are on it. */
  goTo(date: CivilDate, kinds?: readonly RunKind[]): Promise<void>;
  /** What a person was sent by a day's run. */
  mail(person: string, date?: CivilDate, kind?: RunKind): Promise<ReadMail>;
  /** Everything a person was sent on a day, in order; what is on its way is waited for. */
  mailsTo(person: string, date: CivilDate): Promise<ReadMail[]>;
  /** A person as the roster has them. */
  person(id: string): Promise<ClientManager | Officer>;
  /** The address of a page, with a token made for it. */
  pageOf(link: Pick<Link, 'purpose' | 'object' | 'person'> & Partial<Link>): Promise<string>;
  /** Everything in the store. */
  items(): Promise<Map<string, unknown>>;
  stop(): Promise<void>;
};

async function openBank(first: CivilDate): Promise<OpenBank> {
  const log = createLocalLog({ write: () => true }, { quiet: true });
  const engines = await startEngines({ log });
  const config = bankConfig();
  const clockOf = (date: CivilDate) => businessClock(date, config.policy.timeZone);
  const served: { pages?: ReturnType<typeof createApp> } = {};
  const gateway: Gateway = await serveGateway({
    port: 0,
    mails: () => engines.mails,
    pages: () => served.pages,
    evidence: engines.evidence.app,
  });
  const time = { now: clockOf(first) };
  const bank = { engines, config, log, clock: () => time.now(), links: localLinks(gateway.url) };
  const queue = sendingQueue(bank);
  served.pages = createApp(pagesContainer({ ...bank, records: engines.records, queue, files: engines.evidence.files }));
  const loaded = await load(bank, { from: 'sample', clients: CLIENTS }, first, undefined);
  if (!loaded.ok) throw new Error(loaded.line);
  const day = async (date: CivilDate, kinds: readonly RunKind[] = RUN_KINDS) =>
    void (await runDay({ ...bank, clock: clockOf(date) }, date, { kinds }));
  await day(first);
  const good = { epoch: bank.links.epoch, expiresAt: '2027-01-01T00:00:00.000Z' };
  return {
    bank,
    url: gateway.url,
    day: (date) => day(date),
    async goTo(date, kinds) {
      time.now = clockOf(date);
      await day(date, kinds);
    },
    async mail(person, date = first, kind = 'digest') {
      const mails = await readMails(engines.mails);
      const mail = mails.find((one) => one.person === person && one.date === date && one.kind === kind);
      if (mail === undefined) throw new Error(`${person} has no ${kind} mail of ${date}`);
      return mail;
    },
    async mailsTo(person, date) {
      await queue.drained();
      return (await readMails(engines.mails)).filter((one) => one.person === person && one.date === date);
    },
    async person(id) {
      const { roster } = await engines.records.roster.load();
      const found = roster.managers.get(id) ?? roster.officers.get(id);
      if (found === undefined) throw new Error(`there is no ${id}`);
      return found;
    },
    async pageOf(link) {
      const path = PLACES[link.purpose] ?? link.purpose;
      return `${gateway.url}${path}/${await bank.links.tokens.sign({ ...good, ...link })}`;
    },
    items: () => itemsOf(engines.dynamo),
    async stop() {
      await gateway.stop();
      await engines.stop();
    },
  };
}

/** An open bank for a test file: on the Monday in mid-month, unless it is to open on another day. */
export function openedBank(first: CivilDate = MONDAY): () => OpenBank {
  let opened: OpenBank | undefined;
  beforeAll(async () => {
    opened = await openBank(first);
  });
  afterAll(() => opened?.stop());
  return () => {
    if (opened === undefined) throw new Error('the bank is not open yet');
    return opened;
  };
}
