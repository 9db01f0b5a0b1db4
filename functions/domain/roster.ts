import type { CivilDate } from './civil-date.ts';
import type { Locale } from './locale.ts';

/** Unit 直线管理部门: a branch or department whose client managers a line manager heads. */
export type Unit = { id: string; name: string; lineManagerId?: string; departmentId?: string };

export type Leave = { from: CivilDate; to: CivilDate };

type Person = {
  id: string;
  /** The number they type to be known by, when that is not the id itself. */
  employeeNo?: string;
  name?: string;
  mail?: string;
  locale?: Locale;
  deputyId?: string;
  leave?: Leave[];
};

/** ClientManager 客户经理: looks after a book of clients. */
export type ClientManager = Person & { unitId: string };

/** What an officer is: heads a unit, works in the supervising department (主管部门), heads it, or inspects (检查组). */
export const OFFICER_ROLES = ['line-manager', 'supervising', 'supervising-head', 'inspector'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Officer: everybody in the roster who is not a client manager, line managers (直线管理人员) among them. */
export type Officer = Person & {
  role: OfficerRole;
  /** Whoever supervises answers for the units of this department; for every unit when there is none. */
  departmentId?: string;
};

/** Roster 人员名册: units, client managers and officers, by id. */
export type Roster = {
  units: ReadonlyMap<string, Unit>;
  managers: ReadonlyMap<string, ClientManager>;
  officers: ReadonlyMap<string, Officer>;
};

/** What a rule looks up in the roster, one entry at a time: it works on the whole of it and on the part it asks for. */
export type RosterLookup = { [K in keyof Roster]: Pick<Roster[K], 'get'> };

/** One stored entry of the roster. */
export type RosterEntry =
  | { entry: 'unit'; value: Unit }
  | { entry: 'manager'; value: ClientManager }
  | { entry: 'officer'; value: Officer };

/** What an entry of a kind holds. */
export type RosterValue<E extends RosterEntry['entry']> = Extract<RosterEntry, { entry: E }>['value'];
