import { addDays, type CivilDate, type Instant, instantAt } from '../../functions/domain/civil-date.ts';
import type { Channel, Contact } from '../../functions/domain/client.ts';
import type { SampleClient } from './client.ts';
import { type SampleSize, sampleBooks, sampleClients } from './sample-bank.ts';
import type { Book } from './size.ts';

const FOLLOW_UPS: readonly string[] = [
  '想了解大额存单，约好这几天再联系',
  '孩子留学用汇，等学校账单到了再谈',
  '考虑给父母买年金，要和家里商量',
  '近期出差，回来后面谈资金安排',
  '想提前还一部分贷款，等年终奖到账',
];
const TALKS: readonly string[] = [
  '聊到孩子留学用汇',
  '问了三年期存款利率，觉得偏低',
  '打算换房，资金想留活一些',
  '对净值波动比较在意，希望稳一点',
  '谢谢提醒，转存后再联系',
];
const CHANNELS: readonly Channel[] = ['phone', 'phone', 'branch', 'visit'];
/** As many managers as have contacts recorded: enough to see, however large the bank. */
const MANAGERS = 12;

/**
 * What the sample bank's managers have recorded in Steward before the business date: talks with clients who are due again,
 * promised calls that fall due (follow-ups), and numbers that did not work. To be applied after the import, in order.
 */
export function sampleContacts({ timeZone, ...size }: SampleSize & { timeZone: string }): Contact[] {
  const books = sampleBooks(size);
  const recording = books.filter(({ temper }) => temper !== 'quiet').slice(0, MANAGERS);
  const clients = Map.groupBy(sampleClients(books, size.date, recording), ({ managerId }) => managerId);
  const at = (date: CivilDate) => instantAt(date, '10:30', timeZone);
  const contacts = [...clients.values()].flatMap((book, nth) => bookContacts(book, recording[nth], nth, size.date, at));
  return contacts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function bookContacts(
  clients: readonly SampleClient[],
  book: Book | undefined,
  nth: number,
  date: CivilDate,
  at: (date: CivilDate) => Instant,
): Contact[] {
  const callable = clients.filter((client) => client.contactOn !== undefined && client.phone !== undefined);
  const due = callable.filter(({ reasons }) => reasons.has('contact-overdue') || reasons.has('maturity'));
  const free = callable.filter(({ reasons }) => reasons.size === 0);
  const contact = (
    client: SampleClient,
    on: CivilDate,
    rest: Pick<Contact, 'channel' | 'outcome' | 'note' | 'followUpOn'>,
  ): Contact => ({
    clientId: client.id,
    commandId: `sample-${client.id}-${on}`,
    at: at(on),
    on,
    by: client.managerId,
    ...rest,
  });

  const talks = due.slice(0, 5).map((client, i) =>
    contact(client, client.contactOn ?? date, {
      channel: CHANNELS[(nth + i) % CHANNELS.length] ?? 'phone',
      outcome: 'reached',
      ...pickNote(TALKS, nth + i),
    }),
  );
  const followUps = free.slice(0, book?.temper === 'calm' ? 1 : 2).map((client, i) =>
    contact(client, addDays(date, -(7 + nth + i)), {
      channel: 'phone',
      outcome: 'reached',
      ...pickNote(FOLLOW_UPS, nth * 2 + i),
      followUpOn: addDays(date, -i),
    }),
  );
  const doubts = free.slice(2, 3).map((client) =>
    contact(client, addDays(date, -(1 + (nth % 3))), {
      channel: 'phone',
      outcome: nth % 2 === 0 ? 'unreachable' : 'wrong-number',
    }),
  );
  return [...talks, ...followUps, ...doubts];
}

function pickNote(notes: readonly string[], nth: number): { note?: string } {
  const note = notes[nth % notes.length];
  return note === undefined ? {} : { note };
}
