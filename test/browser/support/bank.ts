import { afterAll, beforeAll } from 'vitest';
import type { CivilDate } from '../../../functions/domain/civil-date.ts';
import type { Link } from '../../../functions/domain/mail/link.ts';
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

/** The sample bank on embedded engines on its Monday, its mails sent, its inbox and pages served; open to look behind them. */
export type OpenBank = {
  bank: LocalBank & Required<Pick<LocalBank, 'links'>>;
  url: string;
  /** Sends another day's mails; the pages stay on Monday. */
  day(date: CivilDate): Promise<void>;
  /** What a person was sent on a day. */
  mail(person: string, date?: CivilDate): Promise<ReadMail>;
  /** The address of a page, with a token made for it. */
  pageOf(link: Pick<Link, 'purpose' | 'object' | 'person'> & Partial<Link>): Promise<string>;
  /** Everything in the store. */
  items(): Promise<Map<string, unknown>>;
  stop(): Promise<void>;
};

async function openBank(): Promise<OpenBank> {
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
  const bank = { engines, config, log, clock: clockOf(MONDAY), links: localLinks(gateway.url) };
  served.pages = createApp(
    pagesContainer({ ...bank, records: engines.records, queue: sendingQueue(bank), files: engines.evidence.files }),
  );
  const loaded = await load(bank, { from: 'sample', clients: CLIENTS }, MONDAY, undefined);
  if (!loaded.ok) throw new Error(loaded.line);
  const day = async (date: CivilDate) => void (await runDay({ ...bank, clock: clockOf(date) }, date));
  await day(MONDAY);
  const good = { epoch: bank.links.epoch, expiresAt: '2027-01-01T00:00:00.000Z' };
  return {
    bank,
    url: gateway.url,
    day,
    async mail(person, date = MONDAY) {
      const mail = (await readMails(engines.mails)).find((one) => one.person === person && one.date === date);
      if (mail === undefined) throw new Error(`${person} has no mail of ${date}`);
      return mail;
    },
    async pageOf(link) {
      const path = link.purpose === 'receipt' ? 'done' : link.purpose;
      return `${gateway.url}${path}/${await bank.links.tokens.sign({ ...good, ...link })}`;
    },
    items: () => itemsOf(engines.dynamo),
    async stop() {
      await gateway.stop();
      await engines.stop();
    },
  };
}

/** An open bank for a test file. */
export function openedBank(): () => OpenBank {
  let opened: OpenBank | undefined;
  beforeAll(async () => {
    opened = await openBank();
  });
  afterAll(() => opened?.stop());
  return () => {
    if (opened === undefined) throw new Error('the bank is not open yet');
    return opened;
  };
}
