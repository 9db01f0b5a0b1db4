import type { FormProblem } from '../../domain/care/client-page.ts';
import type { Format } from '../catalogue.ts';

/** What is to be mended in a field of a form. */
export function problem(why: FormProblem['why'], f: Format): string {
  switch (why.reason) {
    case 'choose':
      return '请选一项。';
    case 'fill-in':
      return '请填写。';
    case 'empty':
      return '请至少写一项。';
    case 'too-late':
      return `最晚可到 ${f.dayAndWeekday(why.latest)}。`;
    case 'past-maturity':
      return `不能晚于 ${f.dayAndWeekday(why.latest)}：之后有资金到期。`;
    case 'not-after-today':
      return '请选今天以后的日子。';
    case 'no-such-date':
      return '没有这一天，请检查。';
    case 'too-long':
      return `最多 ${why.most} 字。`;
    case 'too-many':
      return `最多记 ${why.most} 项，已满。`;
    case 'unknown-holding':
      return '这笔到期已有变动，请重新打开本页。';
  }
}
