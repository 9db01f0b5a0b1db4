import type { Done } from '../../domain/care/client-page.ts';
import type { Format } from '../catalogue.ts';
import { dayPage } from './day-page.ts';
import { naming } from './naming.ts';

export const DETAILS = { phone: '电话', address: '地址' } as const;
export const PREFERENCES = { 'hands-off': '少打扰，中长期固收为主', 'wants-information': '愿意听市场消息' } as const;
const FINDINGS = { wrong: '有误', verified: '已核实' } as const;

/** What an action did, in one line; undefined where it is no longer known. */
export function doneText(done: Done, f: Format): string | undefined {
  switch (done.kind) {
    case 'contact': {
      const { channel, outcome, followUpOn, handled = [] } = done.contact;
      const parts = [`${naming.channel(channel)}：${dayPage.outcome[outcome]}`];
      if (handled.length > 0) parts.push(`${handled.length} 笔到期已谈妥`);
      if (followUpOn !== undefined) parts.push(`下次联系 ${f.dayAndWeekday(followUpOn)}`);
      return parts.join('，');
    }
    case 'postpone':
      return `改到 ${f.dayAndWeekday(done.until)}`;
    case 'risk-review':
      return `风险测评约在 ${f.dayAndWeekday(done.arrangedFor)}`;
    case 'details':
      return `${DETAILS[done.detail]}：${FINDINGS[done.finding]}`;
    case 'note':
      return noted(done);
    case 'unknown':
      return undefined;
  }
}

function noted({ family, hobby, preference }: Extract<Done, { kind: 'note' }>): string {
  const birthday = family?.birthday && `，生日 ${dayPage.birthdayOn(family.birthday)}`;
  const parts = [
    family && `家人：${family.relation}${birthday ?? ''}`,
    hobby && `爱好：${hobby}`,
    preference && `服务偏好：${PREFERENCES[preference]}`,
  ];
  return parts.filter(Boolean).join('；');
}
