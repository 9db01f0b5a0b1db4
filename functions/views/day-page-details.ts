import { type Client, type Contact, type Holding, lastContactOn } from '../domain/client.ts';
import type { DayPageCard } from '../domain/digest/day-page.ts';
import type { ScorePart } from '../domain/digest/digest.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** Everything else about a client, behind one tap: details, holdings, how the score came about, what was talked about. */
export function dayPageDetails({ card, client, contacts }: DayPageCard, words: Catalogue): Markup {
  const { dayPage: say } = words;
  const open = client.bank.holdings.filter(({ closed }) => !closed);
  const { total, urgency, urgencyParts, value, valueParts } = card.score;
  return markup`<details><summary>${say.holdings} ${open.length} · ${say.history} ${contacts.length} · ${say.score(total)}</summary>
<dl>${facts(client, words)}</dl>
<h3>${say.holdings}</h3><ul class="plain" role="list">${open.map((holding) => markup`<li>${holdingLine(holding, words)}</li>`)}</ul>
<h3>${say.history}</h3>${history(client, contacts, words)}
<h3>${say.score(total)} = ${say.scoreHow}</h3>
<dl>${fact(say.urgency, points(urgency, urgencyParts, words))}${fact(say.value, points(value, valueParts, words))}</dl></details>`;
}

const fact = (label: string, text: string | undefined): Markup =>
  text === undefined ? NOTHING : markup`<dt>${label}</dt><dd>${text}</dd>`;

function facts({ id, bank, care }: Client, { dayPage: say, format }: Catalogue): Markup[] {
  const notes = [...care.family.map(({ relation }) => relation), ...care.hobbies].join(format.semicolon);
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
  ];
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
function history(client: Client, contacts: readonly Contact[], words: Catalogue): Markup {
  const { dayPage: say, format } = words;
  const last = lastContactOn(client);
  const fromBank =
    last !== undefined && !contacts.some(({ on }) => on === last) ? [say.bankContact(format.day(last))] : [];
  const lines = [...fromBank, ...contacts.map((contact) => contactLine(contact, words))];
  if (lines.length === 0) return markup`<p class="muted">${say.noHistory}</p>`;
  return markup`<ul class="plain" role="list">${lines.map((text) => markup`<li>${text}</li>`)}</ul>`;
}

function contactLine({ on, channel, outcome, note }: Contact, words: Catalogue): string {
  const head = [words.format.day(on), words.naming.channel(channel), words.dayPage.outcome[outcome]].join(' · ');
  return note === undefined ? head : `${head}${words.format.colon}${note}`;
}
