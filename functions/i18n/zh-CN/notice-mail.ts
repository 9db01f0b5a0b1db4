import type { Format } from '../catalogue.ts';
import type { NoticeCounts, NoticeMailWords } from '../notice-mail-words.ts';
import { shown } from './duty-mail-terms.ts';

const DID = { confirm: '确认', explain: '说明原因', waive: '免除', 'not-me': '提出：此前的确认不是本人操作' } as const;
const MINE = {
  confirm: '已记录您的确认',
  explain: '已记录您的说明',
  waive: '已记录您的免除',
  'not-me': '已记录您的反馈',
} as const;
const THEIRS = { confirm: '确认', explain: '说明', waive: '免除', 'not-me': '反馈' } as const;

const howMany = ({ people }: NoticeCounts): string => (people === undefined ? '1 项' : `${people} 人`);
const concerned = (counts: NoticeCounts): string =>
  howMany(counts.people === undefined ? counts : { ...counts, people: counts.concerned });

/** The words of the mails that do not wait for the morning. */
export function noticeMail(f: Format): NoticeMailWords {
  return {
    subject: (topic, { on, time }, counts) => {
      const when = `${f.dayAndWeekday(on)} ${time}`;
      if (topic === 'receipt') return `【履职回执】${when} · 已记录 ${howMany(counts)}`;
      if (topic === 'receipt-copy') return `【履职回执 · 抄送】${when} · 已记录 ${howMany(counts)}`;
      if (topic === 'reopened') return `【需重新确认】${howMany(counts)}的确认已重新打开 · ${when}`;
      if (topic === 'waived') return `【已免除】${howMany(counts)}无需再完成 · ${when}`;
      return `【请尽快查看】${concerned(counts)} · ${counts.aspects} 个方面需要了解`;
    },
    greeting: '您好。',
    title: (topic, form, name, counts) => {
      if (topic === 'receipt') return MINE[form];
      if (topic === 'receipt-copy') return `您管理范围内的一次${THEIRS[form]}已记录`;
      if (topic === 'reopened') return `“${name}”需要重新确认`;
      if (topic === 'waived') return `“${name}”已免除`;
      return counts.people === undefined
        ? `“${name}”中有需要了解的情况`
        : `“${name}”中有 ${counts.concerned} 人的情况需要了解`;
    },
    by: ({ by, at, form }) =>
      `由${by === 'you' ? '您' : ` ${shown(by)} `}在 ${f.dayAndWeekday(at.on)} ${at.time} ${DID[form]}。`,
    asked: (topic) => {
      if (topic === 'abnormal') return '情况说明只在页面上显示，请打开查看，并与该部门的直线管理人员联系。';
      if (topic === 'reopened')
        return '请先向当事人了解情况，再由本人重新确认。原来的记录仍在履职历史中。工号如已被他人知道，请提醒当事人联系系统管理员。';
      if (topic === 'waived') return '以下内容无需再完成，也不再提醒。如有疑问，请与主管部门联系。';
      return undefined;
    },
    people: (count, names, more) => `${count} 人：${names.join('、')}${more > 0 ? `，另 ${more} 人` : ''}`,
    already: (count, { by, on, time }) =>
      `${count === undefined ? '' : `其中 ${count} 人`}此前已由${by === 'you' ? '您' : ` ${shown(by)} `}在 ${f.day(on)} ${time} 确认，没有重复记录`,
    takenBack: (count) => `${count === undefined ? '' : `其中 ${count} 人`}此后已被重新打开，需重新确认`,
    date: (label, on) => `${label}：${f.dayAndWeekday(on)}`,
    attended: (label, count) => `${label}：${count} 人`,
    files: (count) => `附件：${count} 个`,
    chosen: (option, people, notifies) =>
      `${people === undefined ? '有一处' : `${people} 人`}选了“${option}”${notifies ? '，已同时告知主管部门' : ''}`,
    signed: (title, version, locale) => `签署：《${title}》${locale === 'en' ? '英文本' : '中文本'}，版本 ${version}`,
    reason: (reason) => `原因：“${reason}”`,
    reasonOnPage: '已写明原因，见页面',
    left: (count, people) => {
      if (count === 0) return '这一项已全部完成';
      return people ? `这一项还有 ${count} 人未完成` : '这一项仍未完成';
    },
    aspect: (label, option) => `${label}：${option}`,
    morePeople: (count) => `另有 ${count} 人，见页面。`,
    open: '查看这一项',
    notMe: {
      receipt: {
        title: '不是您本人操作？',
        text: '如果是您本人操作，无需理会。如果不是，请打开下面的链接，输入工号并说明情况：这一项会重新打开，并告知直线管理人员和主管部门。只打开链接不会改动任何记录。',
        link: '不是我本人操作',
      },
      'receipt-copy': {
        title: '看起来不像本人操作？',
        text: '如果情况属实，无需理会。如果您了解到不是其本人操作，请打开下面的链接，输入您的工号并说明情况：这一项会重新打开，并告知主管部门。只打开链接不会改动任何记录。',
        link: '不是其本人操作',
      },
    },
    footer: '如重复收到本邮件，请忽略其一，内容相同。邮件内容已脱敏，请勿转发。',
  };
}
