import type { DutyFormProblem } from '../../domain/duty/duty-pages.ts';
import type { ProblemOf } from '../duty-page-words.ts';

/** What is to be mended in a field of a duty's form. */
export function dutyProblem(problem: DutyFormProblem, { chosen, most, notable = [] }: ProblemOf = {}): string {
  if (problem.field === 'employeeNo' && problem.why === 'missing') return '请输入工号。';
  switch (problem.why) {
    case 'wrong':
      return `工号不符，还可再试 ${problem.triesLeft} 次。`;
    case 'nothing-given':
      return '还没有填写任何内容。';
    case 'too-many':
      return '一次最多确认 10 人，其余请随后再填。';
    case 'explained-enough':
      return '此前的说明均已记录在案，无需再次说明。';
    case 'missing':
      return chosen ? '请选一项。' : '请填写。';
    case 'missing-note':
      return notable.length === 0 ? '请写明情况。' : `选了${notable.map((one) => `“${one}”`).join('或')}，请写明情况。`;
    case 'not-a-date':
      return '没有这一天，请写成 2026-11-23 这样。';
    case 'future-date':
      return '不能晚于今天。';
    case 'before-period':
      return '不能早于本期第一天。';
    case 'too-long':
      return most === undefined ? '太长了，请写短些。' : `最多 ${most} 字。`;
    case 'not-an-option':
      return '请从列出的选项中选一项。';
    case 'nobody-attended':
    case 'nobody-ticked':
      return '请至少勾选一人。';
    case 'other-name':
      return '与您在名册中的姓名不符，请输入本人姓名。';
    case 'not-agreed':
      return '请先阅读并勾选同意。';
    case 'text-changed':
      return '协议文本已更新，请重新阅读后勾选同意。';
    case 'no-file':
      return '还没有收到文件，请先上传，或取消勾选。';
    case 'not-a-kept-type':
      return '只能附 PDF 或图片，请重新上传，或取消勾选。';
  }
}
