import type { Done } from '../../domain/care/client-page.ts';
import type { FamilyMember } from '../../domain/client.ts';
import type { Format } from '../catalogue.ts';
import { dayPage } from './day-page.ts';
import { naming } from './naming.ts';

export const DETAILS = { phone: '电话', address: '地址' } as const;
export const PREFERENCES = { 'hands-off': '少打扰，中长期固收为主', 'wants-information': '愿意听市场消息' } as const;
type Remembered = { family?: FamilyMember; hobby?: string };
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

/** 家人：女儿，生日 农历 8月15日; 爱好：书法. */
export function notedText({ family, hobby }: Remembered): string {
  return family === undefined ? `爱好：${hobby}` : `家人：${memberText(family)}`;
}

function noted({ family, hobby, preference, forgot = {} }: Extract<Done, { kind: 'note' }>): string {
  const parts = [
    family && `${notedText({ family })}${forgot.family ? `（原记 ${memberText(forgot.family)}，已更正）` : ''}`,
    hobby && `${notedText({ hobby })}${forgot.hobby ? `（原记 ${forgot.hobby}，已更正）` : ''}`,
    preference && `服务偏好：${PREFERENCES[preference]}`,
    forgot.family && !family && `已删去 ${notedText({ family: forgot.family })}`,
    forgot.hobby && !hobby && `已删去 ${notedText({ hobby: forgot.hobby })}`,
  ];
  return parts.filter(Boolean).join('；');
}

function memberText({ relation, birthday }: FamilyMember): string {
  return birthday === undefined ? relation : `${relation}，生日 ${dayPage.birthdayOn(birthday)}`;
}
