import { LOCALES } from '../../../domain/locale.ts';
import {
  type ClientManager,
  type Leave,
  OFFICER_ROLES,
  type Officer,
  type RosterEntry,
  type Unit,
} from '../../../domain/roster.ts';
import { type Check, civilDate, id, list, oneOf, optional, shape, text } from './check.ts';

const person = {
  id,
  employeeNo: optional(text),
  name: optional(text),
  mail: optional(text),
  locale: optional(oneOf(LOCALES)),
  deputyId: optional(text),
  leave: optional(list(shape<Leave>({ from: civilDate, to: civilDate }))),
};

const checks = {
  unit: shape<Unit>({ id, name: text, lineManagerId: optional(text), departmentId: optional(text) }),
  manager: shape<ClientManager>({ ...person, unitId: text }),
  officer: shape<Officer>({ ...person, role: oneOf(OFFICER_ROLES), departmentId: optional(text) }),
};

const kind = shape<Pick<RosterEntry, 'entry'>>({ entry: oneOf(['unit', 'manager', 'officer']) });

/** The three kinds of entry, each by its own fields. */
export const checkRosterEntry: Check<RosterEntry> = (value) => {
  const fault = kind(value);
  if (fault !== undefined) return fault;
  const { entry, value: inner } = value as { entry: RosterEntry['entry']; value: unknown };
  const inside = checks[entry](inner);
  return inside === undefined ? undefined : `.value${inside}`;
};
