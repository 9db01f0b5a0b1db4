import type { Period } from '../../domain/duty/period.ts';

const QUARTERS = ['一', '二', '三', '四'];

/** 2026年11月, 2026年第四季度, 2026年度. */
export function periodName(period: Period): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year}年度`;
  return part.startsWith('Q')
    ? `${year}年第${QUARTERS[Number(part.slice(1)) - 1] ?? ''}季度`
    : `${year}年${Number(part)}月`;
}
