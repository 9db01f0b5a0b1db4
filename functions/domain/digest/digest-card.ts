import { type Client, lastContactOn, preferenceOf } from '../client.ts';
import { maskNote } from '../masking/mask-note.ts';
import { maskClient } from '../masking/masking.ts';
import type { Product, TalkingPoint } from '../offer/catalogue.ts';
import { suggest } from '../offer/suggestions.ts';
import { talkingPointsFor } from '../offer/talking-points.ts';
import type { DayRules } from '../rules/index.ts';
import type { Task } from '../task.ts';
import type { Card } from './digest.ts';
import { cannotWait, type Due, isOverdue } from './rank.ts';

/** What the bank offers and says these days. */
export type Offer = { products: readonly Product[]; talkingPoints: readonly TalkingPoint[] };

/** One client's card: all reasons, masked, with what may be suggested. Family and hobby notes stay on the page. */
export function digestCard({ client, tasks, score, waitedDays }: Due, day: DayRules, offer: Offer): Card {
  const { policy, today } = day;
  const preference = preferenceOf(client);
  const lastContact = lastContactFor(client, policy.digest.amountBands);
  return {
    clientId: client.id,
    client: maskClient(client),
    tier: client.bank.tier,
    ...(preference !== undefined && { preference }),
    tasks: tasks.map((task) => masked(task, client)),
    ...(lastContact !== undefined && { lastContact }),
    ...suggest(client, offer.products, { date: today, policy, tasks }),
    talkingPoints: talkingPointsFor(client, offer.talkingPoints, today),
    score,
    ...(cannotWait(tasks, day) && { cannotWait: true }),
    ...(isOverdue(waitedDays, day) && { waitedDays }),
  };
}

/** The last contact; what it was about only when it is the one the manager recorded, and free words may show. */
function lastContactFor(client: Client, amountBands: boolean): Card['lastContact'] {
  const on = lastContactOn(client);
  if (on === undefined) return undefined;
  const own = client.care.lastContact;
  if (own === undefined || own.on !== on) return { on };
  const note = amountBands ? undefined : own.note;
  return { on, channel: own.channel, ...(note !== undefined && { note: maskedNote(note, client) }) };
}

function masked(task: Task, client: Client): Task {
  if (task.kind !== 'follow-up' || task.note === undefined) return task;
  return { ...task, note: maskedNote(task.note, client) };
}

function maskedNote(note: string, client: Client): string {
  const { surname } = maskClient(client);
  return maskNote(note, client.bank.name, surname ?? '…');
}
