import type { Clock } from '../functions/app/ports.ts';
import { addSeconds, type CivilDate, dateInZone, instantAt } from '../functions/domain/civil-date.ts';

/** When the daily mail goes out. */
const MORNING = '07:30';

/** A clock for a business date: this moment if it is today, else the morning of that date, going on as time does. */
export function businessClock(date: CivilDate, timeZone: string): Clock {
  const now = () => new Date().toISOString();
  if (dateInZone(now(), timeZone) === date) return now;
  const morning = instantAt(date, MORNING, timeZone);
  const started = performance.now();
  return () => addSeconds(morning, (performance.now() - started) / 1000);
}
