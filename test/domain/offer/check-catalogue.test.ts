import { describe, expect, test } from 'vitest';
import type { Product, TalkingPoint } from '../../../functions/domain/offer/catalogue.ts';
import { checkCatalogue, checkTalkingPoints } from '../../../functions/domain/offer/check-catalogue.ts';
import { yuan } from '../../support/clients.ts';
import { aProduct } from '../../support/products.ts';

const aPoint = (parts: Partial<TalkingPoint> = {}): TalkingPoint => ({
  topic: '外汇',
  from: '2026-11-23',
  to: '2026-11-29',
  text: { 'zh-CN': '额度', en: 'Allowance' },
  ...parts,
});

describe('the product catalogue', () => {
  test('is passed on as it is when nothing is wrong', () => {
    const products = [aProduct({ id: 'a' }), aProduct({ id: 'b', onSale: { from: '2026-01-01', to: '2026-01-01' } })];
    expect(checkCatalogue(products)).toBe(products);
  });

  test.each<[string, Partial<Product>, RegExp]>([
    ['a minimum of nothing', { minimum: yuan(0) }, /minimum 0 .*above 0/],
    ['a minimum in parts of a minor unit', { minimum: { minor: 10.5, currency: 'CNY' } }, /minimum 10\.5/],
    ['a currency that is no code', { minimum: { minor: 1, currency: 'yuan' } }, /currency "yuan"/],
    ['sale dates reversed', { onSale: { from: '2026-02-01', to: '2026-01-01' } }, /2026-02-01 is after to 2026-01-01/],
    ['a date that does not exist', { onSale: { from: '2026-02-30' } }, /"2026-02-30" is not an existing day/],
    ['no English name', { name: { 'zh-CN': '存单', en: ' ' } }, /name is missing in en/],
    ['a rating that does not exist', { riskRating: 6 as never }, /riskRating 6/],
    ['a loan', { kind: 'loan' as never }, /kind "loan" cannot be sold/],
    ['a term of no months', { termMonths: 0 }, /termMonths 0/],
    ['a benefit out of scale', { benefit: 11 }, /benefit 11/],
    ['an empty id', { id: ' ' }, /id is empty/],
  ])('with %s is refused, naming the product and the mistake', (_, parts, message) => {
    const act = () => checkCatalogue([aProduct({ id: 'good' }), aProduct({ id: 'bad', ...parts })]);
    expect(act).toThrow(message);
    expect(act).toThrow(/config\/products\.ts/);
    expect(act).not.toThrow(/good/);
  });

  test('with an id used twice is refused once', () => {
    expect(() => checkCatalogue([aProduct(), aProduct()])).toThrow(
      /^[^\n]*\n {2}- product "p1": id is used twice[^\n]*$/,
    );
  });

  test('reports every mistake at once', () => {
    const act = () => checkCatalogue([aProduct({ id: 'a', benefit: -1 }), aProduct({ id: 'b', termMonths: 1.5 })]);
    expect(act).toThrow(/"a": benefit -1[\s\S]*"b": termMonths 1\.5/);
  });
});

describe('the talking points', () => {
  test('are passed on as they are when nothing is wrong', () => {
    const points = [aPoint(), aPoint({ topic: '黄金' })];
    expect(checkTalkingPoints(points)).toBe(points);
  });

  test.each<[string, Partial<TalkingPoint>, RegExp]>([
    ['dates reversed', { from: '2026-12-01' }, /2026-12-01 is after/],
    ['a date that does not exist', { to: '2026-13-01' }, /"2026-13-01"/],
    ['no topic', { topic: '' }, /topic is empty/],
    ['no Chinese text', { text: { 'zh-CN': '', en: 'x' } }, /text is missing in zh-CN/],
  ])('with %s are refused, naming which', (_, parts, message) => {
    const act = () => checkTalkingPoints([aPoint({ topic: '黄金' }), aPoint(parts)]);
    expect(act).toThrow(message);
    expect(act).toThrow(/config\/talking-points\.ts[\s\S]*talking point 2/);
  });

  test('the same topic twice for the same days is refused', () => {
    expect(() => checkTalkingPoints([aPoint(), aPoint()])).toThrow(/the same topic and days/);
  });
});
