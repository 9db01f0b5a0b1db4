import { HOBBY_CHARACTERS, NOTE_CHARACTERS } from '../../domain/care/client-action.ts';
import type { Colleague, Told } from '../../domain/care/client-page.ts';
import type { CivilDate } from '../../domain/civil-date.ts';
import type { OfficerRole } from '../../domain/roster.ts';
import type { Format } from '../catalogue.ts';
import type { ClientPageWords } from '../client-page-words.ts';
import { DETAILS, doneText, notedText, PREFERENCES } from './done.ts';
import { problem } from './form-problems.ts';

const OFFICE: Record<Exclude<OfficerRole, 'line-manager'>, string> = {
  supervising: '主管部门',
  'supervising-head': '主管部门负责人',
  inspector: '检查组',
};

/** 周经理; 张主任, who heads a unit; 主管部门 王**. Without a surname: 同事, 直线管理人员, 主管部门同事. */
export const colleague = ({ surname, han, role }: Colleague): string => {
  const space = han ? '' : ' ';
  if (role === undefined) return surname === undefined ? '同事' : `${surname}${space}经理`;
  if (role === 'line-manager') return surname === undefined ? '直线管理人员' : `${surname}${space}主任`;
  return surname === undefined ? `${OFFICE[role]}同事` : `${OFFICE[role]} ${surname}${han ? '**' : ''}`;
};

/** 已由您在 11月23日 09:12 记录 */
export const told = ({ by, on, time }: Told, f: Format): string =>
  `已由${by === 'you' ? '您' : ` ${colleague(by)} `}在 ${f.day(on)} ${time} 记录`;

/** 11月28日 是休息日，11月30日 周一 再提醒。 */
export const shownOn = (set: CivilDate, shown: CivilDate, f: Format): string =>
  shown < set
    ? `${f.day(set)} 是休息日，会提前在 ${f.dayAndWeekday(shown)} 提醒。`
    : `${f.day(set)} 是休息日，${f.dayAndWeekday(shown)} 再提醒。`;

export const clientPage = (f: Format): ClientPageWords => ({
  title: '客户',
  whyToday: '今日事由',
  nothingDue: '今天没有待办事由；有联系也可以在这里记录。',
  backToDay: '今日任务',
  onBehalfOf: (who) => `您今天代 ${colleague(who)} 照看这位客户。`,
  recorded: (one, did) => {
    const what = doneText(did, f);
    const once = did.kind === 'contact' && did.contact.outcome === 'reached';
    return `${told(one, f)}${what === undefined ? '' : `（${what}）`}${once ? '，无需重复' : ''}。`;
  },
  postponed: ({ until, reason }) => `已改到 ${f.dayAndWeekday(until)}：${reason}`,
  followUp: ({ on, tried }) =>
    tried ? `上次未联系上，${f.dayAndWeekday(on)} 再试` : `约定 ${f.dayAndWeekday(on)} 再联系`,
  riskReview: (on) => `风险测评约在 ${f.dayAndWeekday(on)}`,
  shownOn: (set, shown) => shownOn(set, shown, f),
  toUndo: '查看或撤销',
  form: {
    contact: { title: '记录联系', submit: '保存联系记录' },
    postpone: { title: '改日联系', submit: '改日' },
    details: { title: '号码或地址有误、已核实', submit: '保存' },
    note: { title: '家人、爱好与偏好', submit: '记下' },
    'risk-review': { title: '已约风险测评', submit: '保存预约' },
  },
  optional: '（可不填）',
  outcome: '结果',
  outcomes: { reached: '已联系上', unreachable: '未接通', 'wrong-number': '号码有误' },
  channel: '方式',
  channels: { phone: '电话', sms: '短信', branch: '网点见面', visit: '上门拜访' },
  handled: '已谈妥的到期（勾选后不再提醒）',
  handledOne: (what, on) => `${what}，${f.dayAndWeekday(on)} 到期`,
  handledMore: (count) => `另有 ${count} 笔到期`,
  contactMore: '备注、下次联系、方式',
  note: '谈了什么',
  noteHint: `最多 ${NOTE_CHARACTERS} 字；请勿写证件号、卡号。`,
  followUpOn: '约定下次联系的日子',
  until: '改到哪一天',
  untilHint: ({ latest, because }) =>
    because === 'maturity'
      ? `最晚 ${f.dayAndWeekday(latest)}：再晚就过了到期日。`
      : `最晚 ${f.dayAndWeekday(latest)}（14 天内）。`,
  cannotPostpone: '有资金即将到期，今天就要联系，不能改日。',
  kept: '您刚才填写的没有保存；需要的话，可抄到联系记录的备注里。',
  reason: '原因',
  detail: '哪一项',
  details: DETAILS,
  finding: '情况',
  findings: { wrong: '有误', verified: '已与客户核实无误' },
  forget: '已记的哪一项有误',
  forgetHint: '选中的一项会删去；要改正，请同时在上面填上新的。',
  forgetNone: '没有',
  notedOne: notedText,
  relation: '家人（如：女儿）',
  relationHint: '只写称呼，不写姓名。',
  birthday: '家人生日',
  calendar: '历法',
  calendars: { solar: '公历', lunar: '农历' },
  month: '月',
  day: '日',
  hobby: `爱好（最多 ${HOBBY_CHARACTERS} 字）`,
  preference: '服务偏好',
  preferences: PREFERENCES,
  arrangedFor: '约在哪一天',
  arrangedHint: '60 天内；到那天之前不再提醒测评。',
  problem: (why) => problem(why, f),
  notRecorded: '还没有保存，请看下面的提示。',
  since: (one) => `您打开本页后，${told(one, f)}了一项。请先看一下；如仍要保存，请再提交一次。`,
});
