import { dateInZone, type Instant } from '../../domain/civil-date.ts';
import type { DutyReceipt, DutyRefusal } from '../../domain/duty/duty-pages.ts';
import { readerOf } from '../../domain/duty/holders.ts';
import { type DutyCommandRef, dutyReceiptOf, objectOf } from '../../domain/mail/duty-links.ts';
import { type Link, linkOnward } from '../../domain/mail/link.ts';
import { personOf } from '../../domain/recipient.ts';
import { readLink } from '../read-link.ts';
import type { DutyPageDeps } from './duty-deps.ts';
import { dutyReceipt } from './duty-receipt.ts';
import { readGroup } from './read-group.ts';

export type DutyReceiptOpened = { ok: true; page: DutyReceipt } | ({ ok: false } & DutyRefusal);

/** Opens the receipt of a command, for whoever gave it: what was recorded, and what was found settled by somebody else. Reads only. */
export async function openDutyReceipt(deps: DutyPageDeps, token: string, now: Instant): Promise<DutyReceiptOpened> {
  const read = await readLink(deps, token, 'duty-receipt', now);
  if (!read.ok) return read;
  const { until, ...of } = dutyReceiptOf(read.link);
  return receiptFor(deps, { link: { ...read.link, expiresAt: until }, of }, now);
}

type Asked = { link: Link; of: DutyCommandRef & { form?: DutyReceipt['form']; already?: string[] } };

/** The receipt of a command as somebody reads it, with links onward that are good for as long as `link` is. */
export async function receiptFor(deps: DutyPageDeps, { link, of }: Asked, now: Instant): Promise<DutyReceiptOpened> {
  const { policy, agreements, catalogue } = deps;
  const { person } = link;
  const date = dateInZone(now, policy.timeZone);
  const { roster } = await deps.roster.load();
  const reader = personOf(person, roster);
  if (reader === undefined) return { ok: false, reason: 'not-your-unit' };
  const rule = catalogue.find(({ kind }) => kind === of.kind);
  const unit = roster.units.get(of.unit);
  if (rule === undefined || unit === undefined) return { ok: false, reason: 'duty-gone' };
  const { duties } = await readGroup(deps, of);
  const { command, form, already = [] } = of;
  const receipt = dutyReceipt(
    { command, rule, unit, duties, already },
    {
      ...{ person, roster, date, timeZone: policy.timeZone, agreements },
      ...(form && { form }),
      locale: reader.locale ?? policy.locale,
    },
  );
  if (receipt === undefined) return { ok: false, reason: 'duty-gone' };
  const opens = receipt.left > 0 && readerOf({ unit, rule, duties, person }, roster, date) !== undefined;
  return {
    ok: true,
    page: {
      ...receipt,
      ...(opens && { dutyToken: await deps.links.sign(linkOnward(link, 'duty', objectOf(of))) }),
      dutiesToken: await deps.links.sign(linkOnward(link, 'duties', person)),
    },
  };
}
