import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendingRate } from '../../lib/sending-rate.ts';

const rates = fc.double({ min: 0.1, max: 2000, noNaN: true });

describe('the sending rate', () => {
  test('all instances together never send faster than the stage allows', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const { concurrency, perInstance } = sendingRate(rate);
        expect(concurrency * perInstance).toBeLessThanOrEqual(rate * (1 + 1e-12));
        expect(concurrency * perInstance).toBeGreaterThan(rate * 0.99);
      }),
    );
  });

  test('the last mail of a batch waits no more than 15 seconds for its turn, however slow the relay', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const { perInstance, batchSize } = sendingRate(rate);
        expect(batchSize).toBeGreaterThanOrEqual(1);
        expect((batchSize - 1) / perInstance).toBeLessThanOrEqual(15);
      }),
    );
  });

  test('SQS takes the concurrency and the batch size', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const { concurrency, batchSize } = sendingRate(rate);
        expect(concurrency).toBeGreaterThanOrEqual(2);
        expect(concurrency).toBeLessThanOrEqual(1000);
        expect(batchSize).toBeLessThanOrEqual(10);
      }),
    );
  });
});
