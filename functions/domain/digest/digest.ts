import type { CivilDate } from '../civil-date.ts';
import type { Channel, Gender, Preference, RiskRating, Tier } from '../client.ts';
import type { Localized } from '../locale.ts';
import type { Money } from '../money.ts';
import type { Task, TaskKind } from '../task.ts';

/** How a client may be named in a mail: what is left of the name after masking, and the ends of numbers. */
export type MaskedClient = {
  /** Surname alone (王, 欧阳, Smith); absent when the record has no name. */
  surname?: string;
  /** The name is written in Han characters: the surname stands first and the title after it. */
  han: boolean;
  /** The name has no surname to address anybody by (阿卜杜拉·买买提): what `surname` shows is the name's first character. */
  noSurname?: true;
  gender?: Gender;
  /** Last four digits of the phone; absent when there is no phone or it is too short to mask. */
  phoneTail?: string;
  /** The end of the client's number, to tell namesakes and nameless clients apart. */
  idTail: string;
};

export type Suggestion = {
  productId: string;
  name: Localized;
  riskRating: RiskRating;
  minimum: Money;
  termMonths?: number;
};

/** One line of how a score came about, shown on the page: a named part and the points it gave. */
export type ScorePart = { part: string; points: number };
export type Score = {
  urgency: number;
  value: number;
  total: number;
  urgencyParts: ScorePart[];
  valueParts: ScorePart[];
};

/** Card: one client, one call, all reasons. */
export type Card = {
  clientId: string;
  client: MaskedClient;
  tier: Tier;
  preference?: Preference;
  /** Most urgent first. */
  tasks: Task[];
  /** What the last contact was about; without the note where policy shows amounts as bands only, for it may hold one. */
  lastContact?: { on: CivilDate; channel?: Channel; note?: string };
  /** At most policy.digest.suggestionsPerCard; empty where the suitability gate is closed. */
  suggestions: Suggestion[];
  /** The assessment is out of date or missing: assess first, then sell. */
  assessFirst: boolean;
  talkingPoints: Localized[];
  score: Score;
  /** Tomorrow is too late: why the card stands before others with a higher score. */
  cannotWait?: true;
  /** Working days this client has been left out in a row, when they are so many that it outranks others for it. */
  waitedDays?: number;
};

/** A client left out by the daily cap, as the mail names it. */
export type RolledOver = { clientId: string; client: MaskedClient; since: CivilDate; reason: TaskKind };

/**
 * Clients left out by the daily cap (`cap` cards a day), who follow from `nextWorkday` on: how many, how many of them for a maturity, the first few
 * by name, those with a maturity first; what money comes free among them, and the soonest of it.
 */
export type LeftOutClients = {
  count: number;
  cap: number;
  nextWorkday: CivilDate;
  maturities: number;
  money: Money[];
  soonest?: { client: MaskedClient; on: CivilDate; amount: Money };
  shown: RolledOver[];
};

/** Digest 每日任务清单: one manager's mail for one day, as facts. Holds nothing a mail may not show. */
export type Digest = {
  date: CivilDate;
  managerId: string;
  /** How the manager is greeted: surname only. */
  greet: { surname?: string; han: boolean };
  /** Set when the mail goes to a deputy: whose book this is. */
  onBehalfOf?: { surname?: string; han: boolean; until: CivilDate };
  makeUpDay: boolean;
  /** The coming days off, and how many holdings mature on them, when any does: they stand in today's cards and counts. */
  pulledForward?: { from: CivilDate; to: CivilDate; maturities: number };
  cards: Card[];
  /** Clients left out by the daily cap. */
  rolledOver: LeftOutClients;
  /** Who has been left out since which date, best ranked first: tomorrow's ranking reads it. At most 2,000 ids. */
  waiting: Record<CivilDate, string[]>;
  /**
   * What matures from today to the seventh day after, among all due clients: the money by currency, of it what goes idle, and
   * the number of holdings. Loans are in the number only: they are no money coming free.
   */
  maturing: { within7Days: Money[]; idle: Money[]; count: number };
  /** All tasks found, cards and rolled over alike. */
  taskCounts: Partial<Record<TaskKind, number>>;
  /** Clients whose record could not be read; they are named by id in the log, counted here. */
  brokenRecords: number;
};
