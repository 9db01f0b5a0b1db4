/** How a manager's book is: `quiet` gives no task at all, `calm` fewer than a day holds, `usual` more. */
export type Temper = 'quiet' | 'calm' | 'usual';

/** One manager's place in the sample bank: which unit, and which clients (numbered from 0 across the bank). */
export type Book = { manager: number; unit: number; first: number; clients: number; temper: Temper };

/** Every so many managers one has a calm book. */
const CALM_EVERY = 4;
const CLIENTS_A_BOOK = 260;
/** As many managers as the first unit has at least, when two are left for each of the others. */
const FIRST_UNIT = 8;

/**
 * Shares the clients out to managers, and the managers to units. Unless told how many, there are at least 12 managers in 3
 * units, and more as the bank grows, so that a book stays under 300 clients. The last manager is new: a small, quiet book. Even in the smallest bank
 * the first unit is a whole one, of eight managers.
 */
export function booksOf(size: { clients: number; managers?: number; units?: number }): Book[] {
  const managers = size.managers ?? Math.max(12, Math.ceil(size.clients / CLIENTS_A_BOOK));
  const units = Math.min(managers, size.units ?? Math.max(3, Math.ceil(managers / 10)));
  const settled = Math.max(1, managers - 1);
  const small = managers > 1 ? Math.min(40, Math.floor(size.clients / managers / 4)) : 0;
  const shares = Array.from({ length: settled }, (_, manager) => 25 + ((manager * 2) % 5) - 2);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const books: Book[] = [];
  let given = 0;
  let cumulated = 0;
  for (let manager = 0; manager < managers; manager++) {
    cumulated += shares[manager] ?? 0;
    const last = manager >= settled;
    const upTo = last ? size.clients : Math.ceil(((size.clients - small) * cumulated) / whole);
    const temper = last ? 'quiet' : manager % CALM_EVERY === CALM_EVERY - 1 ? 'calm' : 'usual';
    const unit = unitOf(manager, managers, units);
    books.push({ manager, unit, first: given, clients: upTo - given, temper });
    given = upTo;
  }
  return books;
}

/** The unit of a manager: the first unit is at least as large as the others, which share evenly. */
function unitOf(manager: number, managers: number, units: number): number {
  const first = Math.max(Math.ceil(managers / units), Math.min(FIRST_UNIT, managers - 2 * (units - 1)));
  return manager < first ? 0 : 1 + Math.floor(((manager - first) * (units - 1)) / (managers - first));
}

export const managerId = (manager: number): string => `M${String(manager + 1).padStart(3, '0')}`;
export const unitId = (unit: number): string => `U${String(unit + 1).padStart(2, '0')}`;
export const lineManagerId = (unit: number): string => `L${String(unit + 1).padStart(2, '0')}`;
/** Numbers as a personnel system gives them: not the ids, and nobody's. */
export const managerNo = (manager: number): string => `60${String(manager + 1).padStart(4, '0')}`;
export const officerNo = (officer: number): string => `10${String(officer + 1).padStart(4, '0')}`;
export const clientId = (client: number): string => `80${String(client + 1).padStart(6, '0')}`;
