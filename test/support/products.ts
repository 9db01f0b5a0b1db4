import fc from 'fast-check';
import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import { HOLDING_KINDS, RISK_LEVELS } from '../../functions/domain/client.ts';
import type { Product } from '../../functions/domain/offer/catalogue.ts';
import { yuan } from './clients.ts';

/** A wealth product of R2 from ¥10,000 for twelve months, always on sale; say what should differ. */
export function aProduct(parts: Partial<Product> = {}): Product {
  const id = parts.id ?? 'p1';
  return {
    id,
    name: { 'zh-CN': `产品${id}`, en: `Product ${id}` },
    kind: 'wealth',
    riskRating: 2,
    minimum: yuan(10_000),
    termMonths: 12,
    fixedIncome: true,
    onSale: { from: '2000-01-01' },
    benefit: 5,
    ...parts,
  };
}

/** Catalogues of up to eight products on sale around the anchor, in and out of reach. */
export function catalogues(anchor: CivilDate): fc.Arbitrary<Product[]> {
  const product = fc.record({
    kind: fc.constantFrom(...HOLDING_KINDS.filter((kind) => kind !== 'loan')),
    riskRating: fc.constantFrom(...RISK_LEVELS),
    minimum: fc.record({
      minor: fc.constantFrom(1, 10_000_00, 500_000_00),
      currency: fc.constantFrom('CNY', 'CNY', 'USD'),
    }),
    termMonths: fc.constantFrom(undefined, 3, 12, 36, 120),
    fixedIncome: fc.boolean(),
    saleFrom: fc.integer({ min: -30, max: 10 }),
    saleTo: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    benefit: fc.integer({ min: 0, max: 10 }),
  });
  return fc.array(product, { maxLength: 8 }).map((all) =>
    all.map(({ saleFrom, saleTo, termMonths, ...rest }, i) => ({
      id: `p${i}`,
      name: { 'zh-CN': `产品${i}`, en: `Product ${i}` },
      ...rest,
      ...(termMonths !== undefined && { termMonths }),
      onSale: {
        from: addDays(anchor, saleFrom),
        ...(saleTo !== undefined && { to: addDays(anchor, saleFrom + saleTo) }),
      },
    })),
  );
}
