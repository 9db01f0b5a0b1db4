import type { DutyReceipt } from '../domain/duty/duty-pages.ts';
import type { NoticeTopic } from '../domain/duty/notice.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import type { NoticeCounts } from '../i18n/notice-mail-words.ts';
import type { RenderedMail } from './mail-layout.ts';
import type { MailOutline, OutlineLine, OutlineSection } from './mail-outline.ts';
import { abnormal, masked, peopleIn, recorded, recordedFacts } from './notice-facts.ts';
import { renderOutline } from './outline-mail.ts';
import { shortened } from './shortened.ts';

/** The links of a notice: to the page behind "not me", and to the duty. Absent or empty where there are no pages. */
export type NoticeLinks = { notMe?: string; duty?: string };

type Setting = { topic: NoticeTopic; locale: Locale; words: Catalogue; links: NoticeLinks };

const LONGEST_NAME = 60;
const MOST_PEOPLE = 20;

/** A mail that does not wait for the morning. What was written, and every whole name, stand on the page only. Pure. */
export function renderNoticeMail(
  receipt: DutyReceipt,
  topic: NoticeTopic,
  locale: Locale,
  links: NoticeLinks,
): RenderedMail {
  const words = catalogueFor(locale, { amountBands: true, today: receipt.date });
  const { noticeMail: say } = words;
  const setting = { topic, locale, words, links };
  const counts = countsOf(receipt);
  const name = shortened(receipt.rule.name[locale], LONGEST_NAME);
  const asked = say.asked(topic);
  const outline: MailOutline = {
    locale,
    subject: say.subject(topic, receipt.at, counts),
    preview: name,
    greeting: say.greeting,
    title: say.title(topic, receipt.form, name, counts),
    lead: [say.by(receipt), ...(asked === undefined ? [] : [asked])],
    ...(links.duty && { button: { label: say.open, href: links.duty } }),
    sections: [about(receipt, name, setting), ...notMe(setting)],
    notes: [say.footer],
  };
  return renderOutline(outline, words.format);
}

function countsOf(receipt: DutyReceipt): NoticeCounts {
  const done = recorded(receipt);
  const found = done.map((outcome) => abnormal(outcome, receipt.rule.evidence).length);
  const people = peopleIn(done, receipt)?.length;
  const concerned = found.filter((count) => count > 0).length;
  const aspects = found.reduce((sum, count) => sum + count, 0);
  return { ...(people !== undefined && { people }), aspects, concerned };
}

/** Which duty of which unit and period, and what was recorded of it. */
function about(receipt: DutyReceipt, name: string, { topic, locale, words }: Setting): OutlineSection {
  const { noticeMail: say, dutyMail } = words;
  const heading = [name, shortened(receipt.unitName, LONGEST_NAME), dutyMail.period(receipt.period)].join(' · ');
  if (topic === 'abnormal') return { heading, lead: [], ...abnormalLines(receipt, { locale, words }) };
  const left = receipt.form === 'confirm' ? [say.left(receipt.left, receipt.rule.per === 'client-manager')] : [];
  return { heading, lead: [...recordedFacts(receipt, topic, { locale, words }), ...left], lines: [], after: [] };
}

function abnormalLines(receipt: DutyReceipt, { locale, words }: Pick<Setting, 'locale' | 'words'>) {
  const { noticeMail: say, dutyMail } = words;
  const all = recorded(receipt).flatMap((outcome): OutlineLine[] => {
    const found = abnormal(outcome, receipt.rule.evidence);
    if (found.length === 0) return [];
    const title = outcome.subject === undefined ? receipt.rule.name[locale] : dutyMail.who(masked(outcome.subject));
    return [{ title, facts: found.map(({ field, option }) => say.aspect(field.label[locale], option.label[locale])) }];
  });
  const left = all.length - MOST_PEOPLE;
  return { lines: all.slice(0, MOST_PEOPLE), after: left > 0 ? [say.morePeople(left)] : [] };
}

/** Calm, and only for those who can say it. */
function notMe({ topic, words, links }: Setting): OutlineSection[] {
  if (!links.notMe || (topic !== 'receipt' && topic !== 'receipt-copy')) return [];
  const { title, text, link } = words.noticeMail.notMe[topic];
  return [{ heading: title, lead: [text], lines: [], after: [], link: { label: link, href: links.notMe } }];
}
