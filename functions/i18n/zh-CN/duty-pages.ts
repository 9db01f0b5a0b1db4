import type { Format } from '../catalogue.ts';
import type { DutiesWords, DutyOneWords, DutyPageWords, DutyWords } from '../duty-page-words.ts';
import { fileText } from '../file-text.ts';
import { colleague } from './client-page.ts';
import { dutyProblem } from './duty-problems.ts';
import { dutyReceipt, dutyRefusal } from './duty-receipts.ts';
import { told } from './duty-told.ts';
import { periodName } from './periods.ts';

const quoted = (options: readonly string[]): string => options.map((one) => `“${one}”`).join('');

const duty = (f: Format): DutyWords => ({
  period: periodName,
  state: {
    open: '未完成',
    late: '已逾期',
    confirmed: '已确认',
    waived: '已免除',
    reopened: '待重新确认',
    closed: '不再需要',
  },
  due: (dueOn, left) => {
    const day = f.dayAndWeekday(dueOn);
    if (left < 0) return `${day} 到期，已逾期 ${-left} 个工作日`;
    return left === 0 ? `今天（${day}）到期` : `${day} 前，还有 ${left} 个工作日`;
  },
  progress: (done, total) => `已完成 ${done}/${total}`,
  told: (one, state) => told(one, state, f),
  reason: (reason, state) => `${state === 'open' ? '说明' : '原因'}：${reason}`,
  onBehalfOf: (one) => `您今天代 ${colleague(one)} 履职（至 ${f.dayAndWeekday(one.until)}）。`,
  optional: '（可不填）',
  employeeNo: '您的工号',
  employeeNoHint: '用来确认是您本人操作。',
  problem: dutyProblem,
  notSent: '还没有提交，请看下面的提示。',
  comma: '、',
});

const duties = (f: Format): DutiesWords => ({
  title: '履职事项',
  // Where everything shown is late, as for the supervising department, how much there is in all is not known here.
  summary: ({ total, done, late }) =>
    late > 0 && late === total
      ? `逾期 ${late} 项。`
      : `应完成 ${total} 项，已完成 ${done} 项${late === 0 ? '' : `，逾期 ${late} 项`}。`,
  nothing: '目前没有履职事项。',
  own: '您本人的事项',
  still: (names, more) => `还差：${names.join('、')}${more > 0 ? ` 等 ${names.length + more} 人` : ''}`,
  act: '去完成',
  look: '查看',
  work: {
    title: '本周客户经理待办',
    columns: {
      manager: '客户经理',
      had: '应联系',
      did: '已联系',
      postponed: '已改日',
      open: '未做',
      rolledOver: '超3天',
    },
    manager: colleague,
    longest: ({ who: manager, rolledOver, longest }) => {
      const { since, workdays, atLeast, maturity } = longest;
      const money = maturity && `，${f.exactMoney(maturity.amount)} 将于 ${f.dayAndWeekday(maturity.on)} 到期`;
      return `${colleague(manager)}有 ${rolledOver} 位客户顺延超过 3 个工作日；最久的${atLeast ? '至少' : ''}自 ${f.day(since)} 起，已 ${workdays} 个工作日${atLeast ? '以上' : ''}${money ?? ''}。`;
    },
    hint: '表中为自周一起列入待办的客户；“超3天”指顺延超过 3 个工作日。',
  },
});

const dutyPage = (f: Format): DutyOneWords => ({
  back: '履职事项',
  everybody: (done, total) => `全部 ${total} 人，已完成 ${done} 人`,
  fedBy: (name, done, total) => `${name}：${done}/${total} 人已完成`,
  form: {
    confirm: { title: '填写并确认', submit: '确认提交' },
    explain: { title: '确有困难，请说明原因', submit: '提交说明' },
    waive: { title: '免除此项', submit: '免除' },
  },
  formReason: { explain: '原因', waive: '免除的原因' },
  waiveHint: '免除后无需再完成，也不再提醒；您的工号和原因会记入履职记录。',
  waiveWhom: '为谁免除',
  several: '可以分几次填：某人一项都不选，就留到下次。',
  rowHints: '每一栏看什么',
  notBySelf: '关于您本人的一项，由直线管理人员回岗后完成。',
  askedLater: (count) => `另有 ${count} 人，提交后接着填。`,
  notifies: (options) => `选${quoted(options)}会立即告知主管部门。`,
  whenNotable: (options) => `（选了${quoted(options)}时必填）`,
  upload: {
    title: (label) => `附上${label}（可不附）`,
    choose: '选择文件',
    hint: 'PDF 或图片，最大 5 MB。请先上传，再填写下面的内容。',
    submit: '上传',
    brought: (type, bytes) => `已收到 ${fileText(type, bytes)}，提交时一并保存。要换一份，请在上面重新上传。`,
    notKept: '收到的文件不是 PDF 或图片，不会保存。请在上面重新上传。',
    save: (label, type, bytes) => `下载${label}（${fileText(type, bytes)}）`,
  },
  agree: '我已阅读并同意以上内容',
  version: (hash) => `版本 ${hash}`,
  allDone: '都已完成，无需再填。',
  settled: (one, state) => `${told(one, state, f)}，无需重复。`,
});

/** The words of the pages of duties. */
export function dutyPages(f: Format): DutyPageWords {
  return { duty: duty(f), duties: duties(f), dutyPage: dutyPage(f), dutyReceipt: dutyReceipt(f), dutyRefusal };
}
