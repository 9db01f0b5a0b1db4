import type { Named } from '../../domain/duty/duty-day.ts';
import type { ToldDuty } from '../../domain/duty/duty-pages.ts';
import type { Format } from '../catalogue.ts';
import { colleague } from './client-page.ts';

const DONE = {
  open: '打开',
  confirmed: '确认',
  waived: '免除',
  reopened: '要求重新确认',
  closed: '关闭',
} as const;

/** 您; 周经理, with blanks around. */
export const who = (by: 'you' | Named): string => (by === 'you' ? '您' : ` ${colleague(by)} `);

/** 已由您在 11月23日 09:12 确认 */
export function told({ by, on, time }: ToldDuty, state: keyof typeof DONE, f: Format): string {
  return `已由${who(by)}在 ${f.day(on)} ${time} ${DONE[state]}`;
}
