import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { Digest } from '../digest/digest.ts';
import { greetingName } from '../masking/masking.ts';
import type { Money } from '../money.ts';
import type { Policy } from '../policy.ts';
import type { ClientManager } from '../roster.ts';
import type { Named } from './duty-day.ts';
import { leftOver, longestLeft } from './left-over.ts';
import { type Outcome, outcomeOf } from './week-outcome.ts';

/**
 * How one client manager followed up a week's tasks (Monday to the day before, or to today on the page; on a week's first working day the week before).
 * A client counts once, with the day their card first stood in a mail of the week: `did` when contacted since, `postponed` when put off since, else
 * `open`; of these `tried` were called and not reached.
 */
export type ManagerWork = {
  manager: string;
  who: Named;
  had: number;
  did: number;
  postponed: number;
  open: number;
  tried?: number;
  /** The Monday of the week told. */
  from?: CivilDate;
  /** Clients left over for longer than three working days, and the one who waits longest. */
  rolledOver: number;
  /** `atLeast`: they stood in the earliest mail looked at already, and may wait longer. */
  longest?: { since: CivilDate; workdays: number; atLeast?: true; maturity?: { amount: Money; on: CivilDate } };
};

/** What a daily mail of the week tells of whom it asked to call, and whom it left out since when. */
export type WeekDigest = Pick<Digest, 'date' | 'waiting'> & { cards: readonly { clientId: string }[] };

/**
 * `digests`: of the week told, from its Monday (`from`) on, and of the days before for as long as it is looked back who stands there without being called.
 * `clients`: those the week's mails name, as they are now. Who is not among them, left the bank or went to another manager is not counted.
 */
export type WorkInput = {
  manager: ClientManager;
  digests: readonly WeekDigest[];
  from: CivilDate;
  clients: ReadonlyMap<string, Client>;
  date: CivilDate;
  calendar: Calendar;
  policy: Policy;
};

/**
 * A client manager's week, from its mails and from the clients as they are now. A postponement counts until its day comes: from then on the client is
 * open again. Who stands in one mail after the other, and nobody has contacted, tried or put off since, is left over.
 */
export function managerWork(input: WorkInput): ManagerWork {
  const { manager, date, from, policy } = input;
  const digests = [...input.digests].sort((a, b) => (a.date < b.date ? -1 : 1));
  const clients = new Map([...input.clients].filter(([, client]) => isOwn(client, manager)));
  const first = new Map<string, CivilDate>();
  for (const { date: on, cards } of digests.filter((one) => one.date >= from))
    for (const { clientId } of cards) if (!first.has(clientId)) first.set(clientId, on);
  const outcomes = [...first].flatMap(([id, since]) => {
    const client = clients.get(id);
    return client === undefined ? [] : [outcomeOf(client, since, { date, timeZone: policy.timeZone })];
  });
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const left = leftOver(digests, { ...input, clients });
  const longest = longestLeft(left, { ...input, earliest: digests[0]?.date });
  return {
    manager: manager.id,
    who: greetingName(manager.name),
    had: outcomes.length,
    did: count('did'),
    postponed: count('postponed'),
    open: count('open') + count('tried'),
    tried: count('tried'),
    from,
    rolledOver: left.length,
    ...(longest && { longest }),
  };
}

function isOwn({ bank }: Client, { id }: ClientManager): boolean {
  return bank.managerId === id && bank.leftOn === undefined;
}
