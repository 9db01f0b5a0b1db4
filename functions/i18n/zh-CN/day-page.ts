import type { DayPageWords } from '../catalogue.ts';
import { TASK_LABELS } from './task-labels.ts';

const PART: Record<string, string> = {
  ...TASK_LABELS,
  'further-reasons': '另有其他事由',
  base: '基础',
  deposits: '存款',
  settlement: '活期',
  loans: '贷款',
  products: '持有产品',
};

export const dayPage: DayPageWords = {
  title: '今日任务',
  nothingDue: '今天没有待办，可以安排自己的计划。',
  about: '客户资料',
  phone: '电话',
  address: '地址',
  clientNumber: '客户号',
  call: '拨打电话',
  numberInDoubt: '号码待核实，请勿拨打',
  noAnswerLastTime: '上次未接通',
  contactedToday: (time) => (time === undefined ? '今天已联系' : `今天 ${time} 已联系`),
  risk: '风险测评',
  riskLevel: (tolerance, expiresOn) =>
    tolerance === undefined ? '尚无测评' : `C${tolerance}${expiresOn === undefined ? '' : `，有效期至 ${expiresOn}`}`,
  birthday: '生日',
  birthdayOn: ({ calendar, month, day }) => `${calendar === 'lunar' ? '农历 ' : ''}${month}月${day}日`,
  settlement: '活期余额',
  bankContact: (day) => `${day} · 银行系统记录`,
  waiting: '待安排',
  moreWaiting: (count) => `另有 ${count} 位`,
  holdings: '持有产品',
  history: '联系记录',
  noHistory: '还没有记录。',
  family: '家人与爱好',
  score: (total) => `排序分 ${total}`,
  scoreHow: '紧急程度 × 客户价值',
  urgency: '紧急程度',
  value: '客户价值',
  scorePart: (part) => PART[part] ?? part,
  outcome: { reached: '已联系上', unreachable: '未接通', 'wrong-number': '号码有误' },
  maturesOn: (day) => `${day} 到期`,
  more: (count) => `另有 ${count} 项`,
};
