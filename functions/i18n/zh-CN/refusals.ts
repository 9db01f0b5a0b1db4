import type { RefusalWays, RefusalWords } from '../client-page-words.ts';
import { colleague } from './client-page.ts';

const PLAIN = {
  invalid: { title: '打不开这个链接', text: '链接不完整或已被改动。请从邮件里重新点开。' },
  expired: { title: '该链接已过期', text: '请从最新一封邮件进入。' },
  revoked: { title: '该链接已作废', text: '银行已更换链接，请从最新一封邮件进入。' },
  'not-yours': { title: '这份任务已不在您名下', text: '这些客户现由同事照看，您无需再处理。' },
  gone: { title: '这位客户已不在客户名单中', text: '客户已离开本行或记录已移走，您无需再处理。' },
  unreadable: { title: '这位客户的记录无法读取', text: '请告知系统管理员；其他客户不受影响。' },
  'receipt-expired': {
    title: '撤销时间已过',
    text: '记录后 10 分钟内可以撤销，现在已不能撤销。要查看或更正，请从最新一封邮件打开这位客户。',
  },
  'cross-site': { title: '没有保存', text: '这份表单不是从本页面提交的，请重新打开页面再填。' },
  'not-a-form': { title: '没有保存', text: '提交的内容不完整或过长，请重新打开页面再填。' },
  'not-opened': { title: '暂时打不开', text: '请稍后再试。' },
  'not-saved': { title: '暂时没有保存成功', text: '请返回再提交一次，不会重复记录。' },
} as const;

export const refusalWays: RefusalWays = { again: '重新打开这一页', day: '回到今日任务' };

export const refusal: RefusalWords = (one) => {
  if (one.reason !== 'moved' && one.reason !== 'leave-over') return PLAIN[one.reason];
  const holder = one.holder === undefined ? '同事' : colleague(one.holder);
  return one.reason === 'moved'
    ? { title: '这位客户已不在您名下', text: `该客户已由 ${holder} 接管，您无需再处理。` }
    : { title: '代班已结束', text: `${holder} 已回岗，继续照看该客户，您无需再处理。` };
};
