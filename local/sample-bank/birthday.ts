import { SolarDay } from 'tyme4ts';
import { nextBirthday } from '../../functions/domain/calendar/birthdays.ts';
import { addDays, type CivilDate, daysInMonth } from '../../functions/domain/civil-date.ts';
import type { Birthday } from '../../functions/domain/client.ts';
import type { Draw } from './draw.ts';

/** When a birthday is: within three days of the business date, any day of the year, or weeks away. One in eight is lunar. */
export function drawBirthday(
  draw: Draw,
  date: CivilDate,
  when: 'near' | 'any' | 'far',
  wanted: { lunar?: boolean; birthdayIn?: number } = {},
): Birthday {
  const lunar = wanted.lunar ?? draw.chance(0.125);
  if (when === 'near') return birthdayOn(addDays(date, wanted.birthdayIn ?? draw.int(0, 3)), lunar);
  for (;;) {
    const month = draw.int(1, 12);
    const day = draw.int(1, lunar ? 30 : daysInMonth(2000, month));
    const birthday: Birthday = { calendar: lunar ? 'lunar' : 'solar', month, day };
    if (when === 'any' || nextBirthday(birthday, date) > addDays(date, 25)) return birthday;
  }
}

/** The birthday that is kept on the date; solar when the date lies in a lunar leap month, which has none. */
function birthdayOn(date: CivilDate, lunar: boolean): Birthday {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (lunar) {
    const lunarDay = SolarDay.fromYmd(year, month, day).getLunarDay();
    const birthday: Birthday = { calendar: 'lunar', month: Math.abs(lunarDay.getMonth()), day: lunarDay.getDay() };
    if (nextBirthday(birthday, date) === date) return birthday;
  }
  return { calendar: 'solar', month, day };
}
