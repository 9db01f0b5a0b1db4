import { addDays, addMonths, type CivilDate } from '../../functions/domain/civil-date.ts';
import type { Birthday, Gender, Preference, RiskTolerance, Tier } from '../../functions/domain/client.ts';
import { drawBirthday } from './birthday.ts';
import type { Draw } from './draw.ts';
import { drawHoldings, type SampleHolding } from './holdings.ts';
import { address, personName, phone } from './names.ts';
import { drawReasons, type Reason, SOON } from './reasons.ts';
import { SHOWCASES } from './showcase.ts';
import { type Book, clientId, managerId } from './size.ts';
import { TOPICS } from './topics.ts';

/** A client of the sample bank, with why they are due. Amounts are yuan. */
export type SampleClient = {
  id: string;
  managerId: string;
  name: string;
  gender?: Gender;
  phone?: string;
  address: string;
  tier: Tier;
  birthday: Birthday;
  openedOn: CivilDate;
  tolerance?: RiskTolerance;
  assessedOn?: CivilDate;
  expiresOn?: CivilDate;
  phoneVerifiedOn: CivilDate;
  addressVerifiedOn: CivilDate;
  contactOn?: CivilDate;
  preference?: Preference;
  topics: string[];
  settlement: number;
  holdings: SampleHolding[];
  reasons: ReadonlySet<Reason>;
};

/** Days without a contact that each tier's standard allows, as the default policy has them. */
const STANDARD: Record<Tier, number> = { private: 30, wealth: 60, vip: 90, ordinary: 180 };
const SETTLEMENT: Record<Tier, number> = { private: 900_000, wealth: 200_000, vip: 60_000, ordinary: 15_000 };

/**
 * Draws the client at a place in a manager's book. The showcases are dealt out one by one to the `settled` managers, those whose
 * book is not quiet.
 */
export function drawClient(draw: Draw, book: Book, position: number, date: CivilDate, settled: number): SampleClient {
  const id = clientId(book.first + position);
  const showcase = book.temper === 'quiet' ? undefined : SHOWCASES[position * settled + book.manager];
  const soon = SOON[book.temper];
  const tier = showcase?.tier ?? drawTier(draw);
  const reasons = showcase ? new Set(showcase.reasons) : drawReasons(draw, book.temper);
  const gender = draw.pick(['female', 'male']);
  const name = showcase?.name ?? personName(draw, gender);
  const tolerance = drawTolerance(draw, reasons);
  const contactOn = reasons.has('never-contacted') ? undefined : lastContact(draw, tier, reasons, soon, date);
  const openedOn = addDays(contactOn ?? date, -draw.int(200, 5000));
  const hasGender = showcase?.gender ? showcase.gender !== 'unknown' : draw.chance(0.98);
  const hasPhone = showcase ? showcase.phone !== 'missing' : draw.chance(0.985);
  const number = phone(draw);
  const preference = drawPreference(draw);
  return {
    id,
    managerId: managerId(book.manager),
    name,
    ...(hasGender && {
      gender: showcase?.gender === 'female' || showcase?.gender === 'male' ? showcase.gender : gender,
    }),
    ...(hasPhone && { phone: number }),
    address: address(draw),
    tier,
    birthday: drawBirthday(draw, date, reasons.has('birthday') ? 'near' : soon > 0 ? 'any' : 'far', showcase),
    openedOn,
    ...assessment(draw, tolerance, reasons, soon, date),
    phoneVerifiedOn: addDays(date, -verifiedDays(draw, reasons.has('phone-stale'), soon)),
    addressVerifiedOn: addDays(date, -verifiedDays(draw, reasons.has('address-stale'), soon)),
    ...(contactOn !== undefined && { contactOn }),
    ...(preference !== undefined && { preference }),
    topics: preference === 'wants-information' ? draw.faker.helpers.arrayElements(TOPICS, { min: 1, max: 2 }) : [],
    settlement: draw.int(0, SETTLEMENT[tier] * 100) / 100,
    holdings: drawHoldings(draw, { id, tier, tolerance, reasons, soon, showcase }, date),
    reasons,
  };
}

function drawTier(draw: Draw): Tier {
  const at = draw.int(1, 100);
  return at <= 3 ? 'private' : at <= 15 ? 'wealth' : at <= 40 ? 'vip' : 'ordinary';
}

function drawTolerance(draw: Draw, reasons: ReadonlySet<Reason>): RiskTolerance | undefined {
  if (reasons.has('assessment-missing')) return undefined;
  if (reasons.has('unsuitable')) return draw.pick([1, 2, 2, 3]);
  const assessed = reasons.has('assessment-expired') || reasons.has('assessment-expiring') || draw.chance(0.93);
  return assessed ? draw.pick([1, 2, 2, 3, 3, 3, 4, 5]) : undefined;
}

function lastContact(draw: Draw, tier: Tier, reasons: ReadonlySet<Reason>, soon: number, date: CivilDate): CivilDate {
  const standard = STANDARD[tier];
  const days = reasons.has('contact-overdue')
    ? standard + draw.int(1, 45)
    : draw.int(1, standard - (draw.chance(soon) ? 0 : 15));
  return addDays(date, -days);
}

/** When the tolerance was assessed, and until when that holds: some exports lack the latter. */
function assessment(
  draw: Draw,
  tolerance: RiskTolerance | undefined,
  reasons: ReadonlySet<Reason>,
  soon: number,
  date: CivilDate,
) {
  if (tolerance === undefined) return {};
  const left = reasons.has('assessment-expired')
    ? -draw.int(1, 120)
    : reasons.has('assessment-expiring')
      ? draw.int(0, 30)
      : draw.int(draw.chance(soon) ? 31 : FAR_DAYS, 360);
  const expiresOn = addDays(date, left);
  return { tolerance, assessedOn: addMonths(expiresOn, -12), ...(draw.chance(0.9) && { expiresOn }) };
}

/** An assessment that is no reason mostly lapses at least this many days ahead: beyond the warning and the longest holiday. */
const FAR_DAYS = 50;

function verifiedDays(draw: Draw, stale: boolean, soon: number): number {
  return stale ? draw.int(180, 500) : draw.int(1, draw.chance(soon) ? 179 : 150);
}

function drawPreference(draw: Draw): Preference | undefined {
  const at = draw.int(1, 100);
  return at <= 35 ? 'hands-off' : at <= 65 ? 'wants-information' : undefined;
}
