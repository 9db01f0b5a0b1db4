import type { DutyRefusal } from '../../domain/duty/duty-pages.ts';
import type { Format } from '../catalogue.ts';
import type { DutyReceiptWords } from '../duty-page-words.ts';
import { colleague } from './client-page.ts';
import { who } from './duty-told.ts';

const SIGNED = { confirm: '确认', explain: '说明原因', waive: '免除', 'not-me': '提出不是本人操作' } as const;

/** The words of a duty's receipt and of the "not me" page. */
export const dutyReceipt = (f: Format): DutyReceiptWords => ({
  title: { confirm: '已确认', explain: '说明已记录', waive: '已免除', 'not-me': '已重新打开' },
  reopened: '已被重新打开，请重新填写',
  takenBack: (one, owed) =>
    `此后已由${who(one.by)}在 ${f.day(one.on)} ${one.time} 重新打开${owed ? '，请重新填写' : ''}。`,
  by: ({ by, at, form }) => `由${who(by)}在 ${f.dayAndWeekday(at.on)} ${at.time} ${SIGNED[form]}。`,
  signature: '签署',
  signedAs: (name, version) => `${name}（版本 ${version}）`,
  reason: '原因',
  left: (count) => (count === 0 ? '这一项已全部完成。' : `还有 ${count} 人未完成。`),
  toDuty: '接着填',
  toDuties: '回到履职事项',
  mailed: '回执会发到您和上级的邮箱。',
  notMe: {
    title: '这是您本人的操作吗',
    state: {
      standing: '以下内容以您或您下属的名义确认。如果属实，无需操作。',
      reopened: '这一项已有人提出不是本人操作，已重新打开并告知主管部门，无需重复。',
    },
    formTitle: '不是本人操作',
    formHint: '提交后，这一项会重新打开，并告知直线管理人员和主管部门。',
    reason: '请说明情况',
    submit: '不是本人操作，重新打开',
  },
});

const PLAIN = {
  invalid: { title: '打不开这个链接', text: '链接不完整或已被改动。请从邮件里重新点开。' },
  expired: { title: '该链接已过期', text: '请从最新一封邮件进入。' },
  revoked: { title: '该链接已作废', text: '银行已更换链接，请从最新一封邮件进入。' },
  locked: {
    title: '该链接已锁定',
    text: '工号输错次数过多，为安全起见不能再用，管理员已收到告警。请联系系统管理员，或从下一封邮件进入。',
  },
  'duty-gone': { title: '这一项已不在履职清单中', text: '机构或人员已有变动，您无需再处理。' },
  unreadable: { title: '这一项的记录无法读取', text: '请告知系统管理员；其他事项不受影响。' },
} as const;

/** Why there is no page of a duty. */
export function dutyRefusal(refusal: DutyRefusal): { title: string; text: string } {
  if (refusal.reason !== 'not-your-unit') return PLAIN[refusal.reason];
  const holder = refusal.holder === undefined ? '同事' : colleague(refusal.holder);
  return { title: '这一项已不由您负责', text: `已由 ${holder} 接手，您无需再处理。` };
}
