import type { DayPageWords } from '../catalogue.ts';

const PART: Record<string, string> = {
  maturity: '到期',
  'contact-due': '联系',
  'details-stale': '资料',
  'risk-review': '测评',
  'unsuitable-holding': '适配',
  birthday: '生日',
  'follow-up': '回访',
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
  fullName: '姓名',
  phone: '电话',
  address: '地址',
  clientNumber: '客户号',
  call: '拨打电话',
  holdings: '持有产品',
  history: '联系记录',
  noHistory: '还没有联系记录。',
  family: '家人与爱好',
  score: (total) => `排序分 ${total}`,
  scoreHow: '紧急程度 × 客户价值',
  urgency: '紧急程度',
  value: '客户价值',
  scorePart: (part) => PART[part] ?? part,
  outcome: { reached: '已联系上', unreachable: '未接通', 'wrong-number': '号码有误' },
  maturesOn: (day) => `${day} 到期`,
  refusal: {
    invalid: { title: '打不开这个链接', text: '链接不完整或已被改动。请从邮件里重新点开，不要手动复制。' },
    expired: { title: '该链接已过期', text: '请从最新一封邮件进入。' },
    revoked: { title: '该链接已作废', text: '银行已更换链接，请从最新一封邮件进入。' },
    'not-yours': { title: '这份任务已不在您名下', text: '这些客户现由同事照看，您无需再处理。' },
  },
};
