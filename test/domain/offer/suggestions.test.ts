import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { products as shipped } from '../../../config/products.ts';
import { addDays, addMonths } from '../../../functions/domain/civil-date.ts';
import type { Client, ClientRecord } from '../../../functions/domain/client.ts';
import type { Product } from '../../../functions/domain/offer/catalogue.ts';
import { suggest } from '../../../functions/domain/offer/suggestions.ts';
import type { Task } from '../../../functions/domain/task.ts';
import { aClient, aPolicy, clients, policies, yuan } from '../../support/clients.ts';
import { aProduct, catalogues } from '../../support/products.ts';

const DATE = '2026-11-23';
type MaturityTask = Extract<Task, { kind: 'maturity' }>;
const maturing = (parts: Partial<MaturityTask> = {}): MaturityTask => ({
  kind: 'maturity',
  holdingId: 'h1',
  holdingKind: 'deposit',
  amount: yuan(300_000),
  maturesOn: '2026-11-26',
  daysLeft: 3,
  ...parts,
});
const assessed = (bank: Partial<ClientRecord> = {}): Client =>
  aClient({ bank: { riskTolerance: 3, riskAssessedOn: '2026-06-01', ...bank } });
const on = (client: Client, products: readonly Product[], tasks: readonly Task[] = [maturing()], date = DATE) =>
  suggest(client, products, { date, policy: aPolicy(), tasks });
const ids = (client: Client, products: readonly Product[], tasks?: readonly Task[]) =>
  on(client, products, tasks).suggestions.map(({ productId }) => productId);

describe('the suitability gate', () => {
  test('a product is suggested up to the tolerance of the client and not above it', () => {
    const products = [aProduct({ id: 'equal', riskRating: 3 }), aProduct({ id: 'above', riskRating: 4 })];
    expect(ids(assessed(), products)).toEqual(['equal']);
  });

  test('an assessment counts up to the day it expires, and the day after the client is assessed first', () => {
    const client = assessed({ riskAssessedOn: '2025-11-23' });
    const today = [maturing({ maturesOn: DATE, daysLeft: 0 })];
    expect(on(client, [aProduct()], today, DATE)).toMatchObject({
      assessFirst: false,
      suggestions: [{ productId: 'p1' }],
    });
    expect(on(client, [aProduct()], today, addDays(DATE, 1))).toEqual({ assessFirst: true, suggestions: [] });
  });

  test('an assessment that will have lapsed when the money is free is renewed first', () => {
    const until = (riskExpiresOn: string) => assessed({ riskExpiresOn });
    expect(ids(until('2026-11-26'), [aProduct()])).toEqual(['p1']);
    expect(on(until('2026-11-25'), [aProduct()])).toEqual({ assessFirst: true, suggestions: [] });
    const later = maturing({ holdingId: 'h2', maturesOn: '2026-12-10', daysLeft: 17 });
    expect(on(until('2026-12-09'), [aProduct()], [maturing(), later])).toEqual({ assessFirst: true, suggestions: [] });
    const unsuitable: Task = { kind: 'unsuitable-holding', holdingId: 'h2', rating: 4, tolerance: 3 };
    expect(on(until('2026-11-25'), [aProduct()], [maturing(), unsuitable]).assessFirst).toBe(true);
    expect(ids(until('2026-11-25'), [aProduct()], [maturing({ maturesOn: '2026-11-22', daysLeft: -1 })])).toEqual([
      'p1',
    ]);
  });

  test("the bank's own expiry date goes before the policy's months", () => {
    expect(on(assessed({ riskExpiresOn: '2026-11-22' }), [aProduct()])).toEqual({ assessFirst: true, suggestions: [] });
    const renewed = assessed({ riskAssessedOn: '2024-01-01', riskExpiresOn: '2026-12-31' });
    expect(ids(renewed, [aProduct()])).toEqual(['p1']);
  });

  test.each([
    ['without a tolerance', aClient({ bank: { riskAssessedOn: '2026-06-01' } })],
    ['without any date of assessment', aClient({ bank: { riskTolerance: 3 } })],
    ['assessed on a later day than the business date', assessed({ riskAssessedOn: '2026-11-24' })],
  ])('a client %s whose money matures is assessed first', (_, client) => {
    expect(on(client, [aProduct()])).toEqual({ assessFirst: true, suggestions: [] });
  });

  test('assessing first is asked for where money matures or the card is about risk, not on every card', () => {
    const unknown = aClient();
    const contact: Task = { kind: 'contact-due', standardDays: 180, never: true };
    expect(on(unknown, [], [contact]).assessFirst).toBe(false);
    expect(on(unknown, [], [contact, { kind: 'risk-review', reason: 'missing' }]).assessFirst).toBe(true);
    expect(on(unknown, [], [maturing({ holdingKind: 'loan' })]).assessFirst).toBe(false);
  });

  test('a card with an unsuitable holding gets no cross-sell, even with money maturing', () => {
    const unsuitable: Task = { kind: 'unsuitable-holding', holdingId: 'h2', rating: 4, tolerance: 3 };
    expect(on(assessed(), [aProduct()], [maturing(), unsuitable])).toEqual({ assessFirst: false, suggestions: [] });
    expect(on(aClient(), [aProduct()], [unsuitable]).assessFirst).toBe(true);
  });
});

describe('amount, term and sale', () => {
  test('the maturing money must reach the minimum; what matures on one card counts together', () => {
    const dear = aProduct({ minimum: yuan(500_000) });
    expect(ids(assessed(), [dear], [maturing({ amount: yuan(499_999.99) })])).toEqual([]);
    expect(ids(assessed(), [dear], [maturing({ amount: yuan(500_000) })])).toEqual(['p1']);
    expect(ids(assessed(), [dear], [maturing(), maturing({ holdingId: 'h2', amount: yuan(200_000) })])).toEqual(['p1']);
  });

  test('currencies are never mixed', () => {
    const dollars = maturing({ holdingId: 'h2', amount: { minor: 900_000_00, currency: 'USD' } });
    const inDollars = aProduct({ id: 'usd', minimum: { minor: 1_00, currency: 'USD' } });
    expect(ids(assessed(), [aProduct()], [dollars])).toEqual([]);
    expect(ids(assessed(), [aProduct({ minimum: yuan(500_000) }), inDollars], [maturing(), dollars])).toEqual(['usd']);
  });

  test('a loan coming due, a balance, or no maturity at all is no money to place', () => {
    const rich = assessed({ settlement: yuan(9_000_000) });
    expect(ids(rich, [aProduct()], [maturing({ holdingKind: 'loan' })])).toEqual([]);
    expect(ids(rich, [aProduct()], [{ kind: 'contact-due', standardDays: 30, never: false, days: 31 }])).toEqual([]);
  });

  test('the product is on sale on the day, and still when the money is free', () => {
    const sale = (from: string, to?: string) => aProduct({ onSale: { from, ...(to && { to }) } });
    expect(ids(assessed(), [sale('2026-11-23', '2026-11-26')])).toEqual(['p1']);
    expect(ids(assessed(), [sale('2026-11-24')])).toEqual([]);
    expect(ids(assessed(), [sale('2026-01-01', '2026-11-22')])).toEqual([]);
    expect(ids(assessed(), [sale('2026-01-01', '2026-11-25')])).toEqual([]);
  });

  test('money is tied up past five years only for hands-off clients, or when insurance matures', () => {
    const [five, ten] = [aProduct({ id: 'five', termMonths: 60 }), aProduct({ id: 'ten', termMonths: 120 })];
    expect(ids(assessed(), [five, ten])).toEqual(['five']);
    expect(ids(assessed({ preference: 'hands-off' }), [ten])).toEqual(['ten']);
    expect(ids(assessed(), [ten], [maturing({ holdingKind: 'insurance' })])).toEqual(['ten']);
  });
});

describe('the order', () => {
  test('hands-off clients are offered medium and long fixed income first', () => {
    const products = [
      aProduct({ id: 'fund', kind: 'deposit', fixedIncome: false, benefit: 10 }),
      aProduct({ id: 'short', kind: 'deposit', termMonths: 3, benefit: 10 }),
      aProduct({ id: 'long', termMonths: 36, benefit: 0, riskRating: 1 }),
    ];
    expect(ids(assessed({ preference: 'hands-off' }), products)).toEqual(['long', 'short']);
  });

  test('fit goes before benefit to the bank, benefit before the id', () => {
    const twins = [
      aProduct({ id: 'a', benefit: 1 }),
      aProduct({ id: 'b', benefit: 1 }),
      aProduct({ id: 'c', benefit: 2 }),
    ];
    expect(ids(assessed(), twins)).toEqual(['c', 'a']);
    const same = aProduct({ id: 'same', kind: 'deposit', benefit: 0 });
    expect(ids(assessed(), [aProduct({ id: 'other', benefit: 10 }), same])).toEqual(['same', 'other']);
  });

  test('a three-year deposit leads to a three-year one, then to another kind rather than to more of the same', () => {
    const client = assessed({ riskTolerance: 3 });
    const task = maturing({ product: '三年期定期', amount: yuan(1_200_000) });
    expect(ids(client, shipped, [task])).toEqual(['cd-3y', 'steady-income-12m']);
  });

  test.each([
    ['三年期定期', 300_000, 'cd-3y'],
    ['三年期定期', 199_999, 'deposit-3y'],
    ['一年期整存整取', 300_000, 'cd-1y'],
    ['一年期整存整取', 50_000, 'deposit-1y'],
    ['六个月定期', 50_000, 'deposit-1y'],
  ])('a maturing %s of ¥%i is first offered the same at R1, then perhaps another at R2', (product, amount, first) => {
    for (const preference of ['hands-off', 'wants-information'] as const) {
      const task = maturing({ product, amount: yuan(amount) });
      const { suggestions } = on(assessed({ preference }), shipped, [task]);
      expect(suggestions.map(({ productId }) => productId)[0]).toBe(first);
      expect(suggestions.map(({ riskRating }) => riskRating)).toEqual([1, 2]);
    }
  });

  test('a bond is followed by a bond at R1, or while none is on sale by a deposit at R1', () => {
    const bond = maturing({ holdingKind: 'bond', product: '储蓄国债（三年期）', maturesOn: '2026-11-18' });
    const first = (date: string) => on(assessed(), shipped, [bond], date).suggestions[0]?.productId;
    expect(first('2026-11-16')).toBe('savings-bond-3y-2026-11');
    expect(first('2026-11-20')).toBe('cd-3y');
  });

  test('money that was invested is not led back into savings', () => {
    const fund = maturing({ holdingKind: 'wealth', product: '稳健固收 12 个月' });
    expect(ids(assessed({ riskTolerance: 2 }), shipped, [fund])[0]).toBe('steady-income-12m');
  });

  test('savings are not led into insurance by what it is worth to the bank', () => {
    const suggested = ids(assessed({ preference: 'hands-off' }), shipped, [maturing({ product: '整存整取' })]);
    expect(suggested).toEqual(['cd-3y', 'steady-income-12m']);
  });

  test('does not depend on the order of the catalogue, and keeps to the number the policy allows', () => {
    fc.assert(
      fc.property(
        clients(DATE),
        catalogues(DATE),
        fc.integer({ min: 0, max: 4 }),
        (client, products, suggestionsPerCard) => {
          const policy = aPolicy({ digest: { ...aPolicy().digest, suggestionsPerCard } });
          const ctx = { date: DATE, policy, tasks: [maturing()] };
          const found = suggest(client, products, ctx);
          expect(suggest(client, products.toReversed(), ctx)).toEqual(found);
          expect(found.suggestions.length).toBeLessThanOrEqual(suggestionsPerCard);
        },
      ),
    );
  });
});

test('no suggestion, for any client, catalogue and policy, is riskier than the client bears or rests on a lapsed assessment', () => {
  const holdings = fc.array(
    fc.record({
      holdingKind: fc.constantFrom('deposit', 'wealth', 'fund', 'insurance', 'loan'),
      yuan: fc.nat(900_000),
    }),
    { minLength: 1, maxLength: 3 },
  );
  let suggested = 0;
  fc.assert(
    fc.property(clients(DATE), catalogues(DATE), policies(), holdings, (client, products, policy, held) => {
      const tasks = held.map(({ holdingKind, yuan: amount }, i) =>
        maturing({ holdingId: `h${i}`, holdingKind, amount: yuan(amount) } as Partial<MaturityTask>),
      );
      const found = suggest(client, products, { date: DATE, policy, tasks });
      suggested += found.suggestions.length;
      if (found.assessFirst) expect(found.suggestions).toEqual([]);
      for (const { productId, riskRating } of found.suggestions) {
        const { riskTolerance = 0, riskAssessedOn = '', riskExpiresOn } = client.bank;
        expect(riskRating).toBeLessThanOrEqual(riskTolerance);
        const valid = riskExpiresOn ?? addMonths(riskAssessedOn, policy.riskReview.validMonths);
        expect(valid >= '2026-11-26').toBe(true);
        const product = products.find(({ id }) => id === productId);
        const atHand = tasks
          .filter(({ holdingKind }) => holdingKind !== 'loan')
          .reduce((sum, t) => sum + t.amount.minor, 0);
        expect(product?.minimum.currency).toBe('CNY');
        expect(product?.minimum.minor).toBeLessThanOrEqual(atHand);
      }
    }),
    { numRuns: 1000 },
  );
  expect(suggested).toBeGreaterThan(100);
});
