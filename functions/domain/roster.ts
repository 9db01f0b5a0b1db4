import type { CivilDate } from './civil-date.ts';
import type { Locale } from './locale.ts';

/** Unit 直线管理部门: a branch or department whose client managers a line manager heads. */
export type Unit = { id: string; name: string; lineManagerId?: string; departmentId?: string };

export type Leave = { from: CivilDate; to: CivilDate };

type Person = { id: string; name?: string; mail?: string; locale?: Locale; deputyId?: string; leave?: Leave[] };

/** ClientManager 客户经理: looks after a book of clients. */
export type ClientManager = Person & { unitId: string };

/** What an officer is: heads a unit, works in the supervising department (主管部门), heads it, or inspects (检查组). */
export const OFFICER_ROLES = ['line-manager', 'supervising', 'supervising-head', 'inspector'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Officer: everybody in the roster who is not a client manager, line managers (直线管理人员) among them. */
export type Officer = Person & { role: OfficerRole };

/** Roster 人员名册: units, client managers and officers, by id. */
export type Roster = {
  units: ReadonlyMap<string, Unit>;
  managers: ReadonlyMap<string, ClientManager>;
  officers: ReadonlyMap<string, Officer>;
};

/** One stored entry of the roster. */
export type RosterEntry =
  | { entry: 'unit'; value: Unit }
  | { entry: 'manager'; value: ClientManager }
  | { entry: 'officer'; value: Officer };
