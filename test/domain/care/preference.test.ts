import { describe, expect, test } from 'vitest';
import { type Client, type Preference, preferenceOf } from '../../../functions/domain/client.ts';
import { suggest } from '../../../functions/domain/offer/suggestions.ts';
import { talkingPointsFor } from '../../../functions/domain/offer/talking-points.ts';
import { acted, TODAY } from '../../support/actions.ts';
import { aClient, aHolding, aPolicy } from '../../support/clients.ts';
import { digestOf } from '../../support/digest-world.ts';
import { aProduct } from '../../support/products.ts';
import { tasksOn } from '../../support/tasks.ts';

const holdings = [aHolding({ maturesOn: '2026-11-26' })];
const risk = { riskTolerance: 3, riskAssessedOn: '2026-06-01' } as const;
const client = (bank: Preference, noted?: Preference): Client => {
  const known = aClient({ bank: { preference: bank, topics: ['外汇'], holdings, ...risk } });
  return noted === undefined ? known : acted(known, { kind: 'note', preference: noted });
};

describe('what the manager noted of how a client likes to be served stands before the bank’s own', () => {
  const restful = client('wants-information', 'hands-off');
  const curious = client('hands-off', 'wants-information');

  test('and the bank’s own stands where nothing was noted', () => {
    expect(preferenceOf(client('hands-off'))).toBe('hands-off');
    expect(preferenceOf(restful)).toBe('hands-off');
    expect(preferenceOf(aClient())).toBeUndefined();
  });

  test('on the card, from which the sentence to open with is chosen', () => {
    expect(digestOf([restful]).cards[0]?.preference).toBe('hands-off');
    expect(digestOf([curious]).cards[0]?.preference).toBe('wants-information');
  });

  test('in what is suggested', () => {
    const products = [aProduct({ id: 'short', termMonths: 3, benefit: 9 }), aProduct({ id: 'ten', termMonths: 120 })];
    const ids = (one: Client) =>
      suggest(one, products, { date: TODAY, policy: aPolicy(), tasks: tasksOn(one, TODAY) }).suggestions.map(
        ({ productId }) => productId,
      );
    expect(ids(restful)).toContain('ten');
    expect(ids(curious)).not.toContain('ten');
  });

  test('in whether there is news to tell', () => {
    const news = [{ topic: '外汇', from: '2026-01-01', to: '2026-12-31', text: { 'zh-CN': '汇率', en: 'fx' } }];
    expect(talkingPointsFor(restful, news, TODAY)).toEqual([]);
    expect(talkingPointsFor(curious, news, TODAY)).toHaveLength(1);
  });
});
