import { addDays, type CivilDate, weekday } from '../../domain/civil-date.ts';
import type { DutyDay } from '../../domain/duty/duty-day.ts';
import type { Format, Wording } from '../catalogue.ts';
import type { DutyMailWords, NextStep } from '../duty-mail-words.ts';
import { subject, summary } from './duty-mail-subject.ts';
import { daysText, shortPeriod, shown } from './duty-mail-terms.ts';

const TARGET = { 'line-manager': '直线管理人员', department: '主管部门', 'department-head': '主管部门负责人' } as const;

const head = (dear: DutyDay): string => {
  const { greet, units, own } = dear;
  if (greet.surname === undefined) return '您好。';
  const name = `${greet.surname}${greet.han ? '' : ' '}`;
  if (units.some(({ onBehalfOf }) => onBehalfOf === undefined)) return `${name}主任，您好。`;
  if (own.length > 0) return `${name}经理，您好。`;
  return units.length > 0 ? '您好。' : `${name}老师，您好。`;
};

const WHICH = { late: '逾期事项', today: '今天到期的事项', both: '逾期和今天到期的事项' } as const;

function step({ on, to, which }: NextStep, f: Format, said: boolean): string {
  const what = typeof which === 'string' ? (said ? '' : WHICH[which]) : which.join('、');
  return `${what}仍未完成的，${f.dayAndWeekday(on)} 起将同时告知${TARGET[to]}`;
}

/** 本周, 上周, or after a long holiday the week by its Monday. */
function weekName(from: CivilDate | undefined, today: CivilDate, f: Format): string {
  const monday = addDays(today, 1 - weekday(today));
  if (from === undefined || from >= monday) return '本周';
  return from === addDays(monday, -7) ? '上周' : `${f.day(from)} 一周`;
}

/** The words of the mail about duties. */
export function dutyMail(f: Format, { today }: Wording): DutyMailWords {
  return {
    subject: (counts) => subject(counts, today, f),
    greeting: head,
    summary: (counts) => summary(counts, today),
    when: ({ next, late }) => {
      if (next === undefined || next.workdaysLeft === 0) return undefined;
      const left = `还有 ${next.workdaysLeft} 个工作日。`;
      if (late > 0) return `其余${next.all ? '' : '最早'}的 ${f.dayAndWeekday(next.on)} 到期，${left}`;
      return next.all
        ? `请在 ${f.dayAndWeekday(next.on)}（含当日）前完成，${left}`
        : `最早的 ${f.dayAndWeekday(next.on)} 到期，${left}`;
    },
    above: ({ open, above }) => {
      if (above === undefined) return undefined;
      const told = `按规定告知主管部门${above.head ? '负责人' : ''}`;
      return open > 0
        ? `另有 ${above.units} 个部门 ${above.items} 项逾期，${told}，列在后面。`
        : `以下${told}，附${above.dated ? '已告知的日期和' : ''}收到的说明。`;
    },
    open: '打开履职事项',
    period: (period) => shortPeriod(period, today),
    inPeriod: (name, period) => `${name}（${shortPeriod(period, today)}）`,
    who: shown,
    alike: (name, count) => `${name}（${count} 人）`,
    onBehalfOf: (who) => {
      const whom = who.surname === undefined ? '休假的同事' : `${who.surname}${who.han ? '' : ' '}主任`;
      return `您代${whom}履职，至 ${f.dayAndWeekday(who.until)}。`;
    },
    ownHeading: '您本人的事项',
    lineManager: (who) => `直线管理人员：${who}`,
    done: (total, done) => {
      if (done.length === 0) return `应完成 ${total} 项。`;
      const names = done.map(({ name, total: people }) => `${name['zh-CN']}${people > 1 ? `（${people} 人）` : ''}`);
      const all = done.length === total ? `${total} 项已全部完成` : `应完成 ${total} 项，已完成 ${done.length} 项`;
      return `${all}：${names.join('、')}。`;
    },
    timeLeft: (left) => {
      if (left < 0) return `逾期 ${-left} 个工作日`;
      return left === 0 ? '今天到期' : `还有 ${left} 个工作日`;
    },
    due: (on, left) => {
      if (left < 0) return `已于 ${f.dayAndWeekday(on)} 截止`;
      return left === 0 ? `今天（${f.dayAndWeekday(on)}）到期` : `${f.dayAndWeekday(on)} 截止`;
    },
    openedToday: '今天新增',
    everybody: (total) => `共 ${total} 人`,
    still: (count, total, names, more) => {
      const of = count === total ? '' : `（共 ${total} 人）`;
      return `还差 ${count} 人${of}：${names.join('、')}${more > 0 ? `，另 ${more} 人` : ''}`;
    },
    byThemselves: (days, one) =>
      `由客户经理本人完成${days === undefined ? '' : `；已于 ${daysText(days, f)} 提醒${one ? '本人' : ''}`}`,
    mailedOn: (days) => (days.total === 0 ? '近期没有邮件告知的记录' : `已邮件告知：${daysText(days, f)}`),
    mailedSelf: (days, one) => `已邮件提醒${one ? '本人' : '各人'}：${daysText(days, f)}`,
    mailedDeputy: (days) => `代其履职的人员已邮件告知：${daysText(days, f)}`,
    remind: ({ items, late, names, more }) => {
      const who = `${names.join('、')}${more > 0 ? `，另 ${more} 人` : ''}`;
      return `客户经理本人的 ${items} 项${late ? '已逾期' : '今天到期'}（${who}），请提醒本人。`;
    },
    upToday: (which, to) => {
      const what = which === 'late' ? '逾期事项' : which.join('、');
      return `${what}已于今天告知${to.map((one) => TARGET[one]).join('和')}。`;
    },
    explained: ({ on, reason }) => `${f.day(on)} ${reason === undefined ? '已有说明，见页面' : `说明：“${reason}”`}`,
    notExplained: '尚无说明',
    act: '去确认',
    actSelf: '去完成',
    look: '查看',
    otherwise: ({ explain, steps }) => {
      const parts = steps.map((one) => step(one, f, explain && one.which === 'late'));
      if (explain) parts.unshift('逾期事项确有困难，请在页面说明原因');
      return parts.length === 0 ? undefined : `${parts.join('；')}。`;
    },
    mayWaive: '确有理由免除的，请在页面写明原因。',
    more: (items, people) => `另有 ${items} 项${people > 0 ? `（${people} 人）` : ''}，见履职页面。`,
    moreUnits: (units, rest) => {
      const named = units.map(({ name, items }) => `${name} ${items} 项`).join('、');
      return `另有：${named}${rest.units > 0 ? `，以及 ${rest.units} 个部门 ${rest.items} 项` : ''}，见履职页面。`;
    },
    work: {
      heading: (from) => `${weekName(from, today, f)}客户经理待办`,
      done: ({ had, did, postponed, tried, percent }) => {
        const others = [
          ...(postponed > 0 ? [`已改日 ${postponed} 位`] : []),
          ...(tried > 0 ? [`已联系未接通 ${tried} 位`] : []),
        ];
        return `应联系 ${had} 位客户，${[`已联系 ${did} 位（${percent}%）`, ...others].join('，')}。`;
      },
      didLittle: ({ who, manager, had, did }) =>
        `${shown({ ...who, id: manager })} 应联系 ${had} 位客户，已联系 ${did} 位。`,
      needsWord: ({ who, manager, rolledOver, longest: { since, workdays, atLeast, maturity } }) => {
        const money =
          maturity &&
          `，有 ${f.money(maturity.amount)} ${maturity.on < today ? '已于' : '将于'} ${f.dayAndWeekday(maturity.on)} 到期`;
        return `${shown({ ...who, id: manager })} 有 ${rolledOver} 位客户顺延超过 3 个工作日；最久的${atLeast ? '至少' : ''}自 ${f.day(since)} 起，已 ${workdays} 个工作日${atLeast ? '以上' : ''}${money ?? ''}。`;
      },
      moreNeedWord: (count) => `另有 ${count} 位客户经理也需要关注，见履职页面。`,
      nobody: '没有顺延超过 3 个工作日的客户。',
    },
    howTo: '确认时请输入您的工号；完成后不再提醒。',
    makeUpDay: '今天是调休上班日。',
    footer: '如重复收到本邮件，请忽略其一，内容相同。邮件内容已脱敏，请勿转发。',
  };
}
