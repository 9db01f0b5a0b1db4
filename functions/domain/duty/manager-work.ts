import type { CivilDate } from '../civil-date.ts';
import type { Money } from '../money.ts';
import type { Named } from './duty-day.ts';

/**
 * How one client manager followed up this week's tasks (Monday to the day before, or to today on the page). A client counts once, with the day their card
 * first stood in a mail of the week: `did` when contacted since, `postponed` when put off since, else `open`.
 */
export type ManagerWork = {
  manager: string;
  who: Named;
  had: number;
  did: number;
  postponed: number;
  open: number;
  /** Clients left over for longer than three working days, and the one who waits longest. */
  rolledOver: number;
  longest?: { since: CivilDate; workdays: number; maturity?: { amount: Money; on: CivilDate } };
};
