import { beforeEach, describe } from 'vitest';
import { identityContract } from './contract/identity.ts';
import { queriesContract } from './contract/queries.ts';
import type { Records } from './contract/records.ts';
import { writesContract } from './contract/writes.ts';

/** What every implementation of the record ports must do, whatever engine is under it. */
export function recordsContract(name: string, makeRecords: () => Promise<Records>): void {
  describe(name, () => {
    let made: Records | undefined;
    beforeEach(async () => {
      made = await makeRecords();
    });
    const records = () => {
      if (made === undefined) throw new Error('records are made before each test');
      return made;
    };
    describe('identity', () => identityContract(records));
    describe('writes', () => writesContract(records));
    describe('queries', () => queriesContract(records));
  });
}
