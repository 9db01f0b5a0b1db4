import type { Period } from '../../domain/duty/period.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** November 2026, Q4 2026, 2026. */
export function periodName(period: Period): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return year;
  return part.startsWith('Q') ? `${part} ${year}` : `${MONTHS[Number(part) - 1] ?? ''} ${year}`;
}
