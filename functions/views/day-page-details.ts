import {
  type Client,
  type Contact,
  type FamilyMember,
  type Holding,
  lastContactOn,
  preferenceOf,
} from '../domain/client.ts';
import type { Score, ScorePart } from '../domain/digest/digest.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { shortened } from './shortened.ts';

/** A client as known, with the score they have today, if anything is due. */
export type KnownClient = { client: Client; contacts: readonly Contact[]; score?: Score | undefined };

/** How much of it a page shows: one of many clients in brief, one alone in full. */
export type Extent = { reasons: number; holdings: number; note: number };
export const IN_BRIEF: Extent = { reasons: 5, holdings: 4, note: 40 };
export const IN_FULL: Extent = { reasons: 40, holdings: 40, note: 500 };

/** Everything else about a client, behind one tap: details, holdings, how the score came about, what was talked about. */
export function dayPageDetails({ client, contacts, score }: KnownClient, words: Catalogue, extent: Extent): Markup {
  const { dayPage: say } = words;
  const open = client.bank.holdings.filter(({ closed }) => !closed);
  const more = open.length - extent.holdings;
  const lines = open.slice(0, extent.holdings).map((holding) => holdingLine(holding, words));
  if (more > 0) lines.push(say.more(more));
  return markup`<details><summary>${say.holdings} ${open.length} · ${say.history} ${contacts.length}${score === undefined ? '' : ` · ${say.score(score.total)}`}</summary>
<h3>${say.about}</h3><dl>${facts(client, words)}</dl>
<h3>${say.holdings}</h3><ul class="plain" role="list">${lines.map((line) => markup`<li>${line}</li>`)}</ul>
<h3>${say.history}</h3>${history(client, contacts, words, extent)}
${score === undefined ? NOTHING : scoreShown(score, words)}</details>`;
}

function scoreShown({ total, urgency, urgencyParts, value, valueParts }: Score, words: Catalogue): Markup {
  const { dayPage: say } = words;
  return markup`<h3>${say.score(total)} = ${say.scoreHow}</h3>
<dl>${fact(say.urgency, points(urgency, urgencyParts, words))}${fact(say.value, points(value, valueParts, words))}</dl>`;
}

const fact = (label: string, text: string | undefined): Markup =>
  text === undefined ? NOTHING : markup`<dt>${label}</dt><dd>${text}</dd>`;

function facts(client: Client, { dayPage: say, clientPage, format }: Catalogue): Markup[] {
  const { id, bank, care } = client;
  const preference = preferenceOf(client);
  const notes = [...care.family.map((member) => familyLine(member, say)), ...care.hobbies].join(format.semicolon);
  const expiry = bank.riskExpiresOn === undefined ? undefined : format.day(bank.riskExpiresOn);
  const { birthday } = bank;
  return [
    fact(say.clientNumber, id),
    fact(say.phone, bank.phone),
    fact(say.address, bank.address),
    fact(say.risk, say.riskLevel(bank.riskTolerance, expiry)),
    fact(say.settlement, bank.settlement && format.exactMoney(bank.settlement)),
    fact(say.birthday, birthday && say.birthdayOn(birthday)),
    fact(say.family, notes === '' ? undefined : notes),
    fact(clientPage.preference, preference && clientPage.preferences[preference]),
  ];
}

function familyLine({ relation, birthday }: FamilyMember, say: Catalogue['dayPage']): string {
  return birthday === undefined ? relation : `${relation} ${say.birthdayOn(birthday)}`;
}

function points(total: number, parts: readonly ScorePart[], { dayPage: say }: Catalogue): string {
  return `${total} = ${parts.map(({ part, points }) => `${say.scorePart(part)} ${points}`).join(' + ')}`;
}

function holdingLine({ name, kind, amount, maturesOn, riskRating }: Holding, words: Catalogue): string {
  const parts = [name ?? words.naming.holding(kind), words.format.exactMoney(amount)];
  if (riskRating !== undefined) parts.push(`R${riskRating}`);
  if (maturesOn !== undefined) parts.push(words.dayPage.maturesOn(words.format.day(maturesOn)));
  return parts.join(' · ');
}

/** Contacts recorded in Steward; the one the bank's other systems know stands first when it is the later. */
function history(client: Client, contacts: readonly Contact[], words: Catalogue, extent: Extent): Markup {
  const { dayPage: say, format } = words;
  const last = lastContactOn(client);
  const fromBank =
    last !== undefined && !contacts.some(({ on }) => on === last) ? [say.bankContact(format.day(last))] : [];
  const lines = [...fromBank, ...contacts.map((contact) => contactLine(contact, words, extent))];
  if (lines.length === 0) return markup`<p class="muted">${say.noHistory}</p>`;
  return markup`<ul class="plain" role="list">${lines.map((text) => markup`<li>${text}</li>`)}</ul>`;
}

function contactLine({ on, channel, outcome, note }: Contact, words: Catalogue, extent: Extent): string {
  const head = [words.format.day(on), words.naming.channel(channel), words.dayPage.outcome[outcome]].join(' · ');
  if (note === undefined) return head;
  return `${head}${words.format.colon}${shortened(note, extent.note)}`;
}
