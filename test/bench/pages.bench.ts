import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createLinkTokens } from '../../functions/adapters/links/link-tokens.ts';
import { openDayPage } from '../../functions/app/day-page.ts';
import { managerDay } from '../../functions/app/manager-day.ts';
import { addDays } from '../../functions/domain/civil-date.ts';
import type { Link } from '../../functions/domain/mail/link.ts';
import { aHolding, yuan } from '../support/clients.ts';
import { aDueClient, DATE, dayToken, NINE, pagesBank } from '../support/pages-bank.ts';

const DUE = 60;
/** The least time each took is compared: whatever else the machine does is not in it. */
const FOR = { time: 2_000, warmupTime: 500 };

/** A heavy morning: sixty due clients, each with three maturities. */
const clients = Array.from({ length: DUE }, (_, n) => {
  const holdings = [1, 2, 3].map((h) =>
    aHolding({
      id: `h${h}`,
      name: '三年期定期',
      amount: yuan(100_000 * (n + 1)),
      maturesOn: addDays(DATE, (n % 20) + h),
    }),
  );
  return aDueClient({ id: `K${String(n).padStart(7, '0')}`, bank: { holdings } });
});

test('The day’s page against the digest that it shows, decided from the same records', async ({ bench }) => {
  const bank = await pagesBank(clients);
  const token = await dayToken();
  const manager = { id: 'M1', unitId: 'U1', name: '李雷' };
  const book = { manager, recipient: { person: manager }, date: DATE };
  const opened = await openDayPage(bank.deps, token, NINE);
  expect(opened.ok && opened.page.waiting.length).toBe(25);
  const answer = async () => (await bank.open(`/day/${token}`)).text();
  expect((await answer()).length).toBeGreaterThan(20_000);

  const result = await bench.compare(
    bench('digest alone', async () => void (await managerDay(bank.deps, book))),
    bench('page opened, with its forty tokens', async () => void (await openDayPage(bank.deps, token, NINE))),
    bench('page answered', async () => void (await answer())),
    FOR,
  );
  const times = (name: 'page opened, with its forty tokens' | 'page answered') =>
    result.get(name).latency.min / result.get('digest alone').latency.min;
  expect(times('page opened, with its forty tokens'), 'opening over the digest').toBeLessThan(2.4);
  expect(times('page answered'), 'answering over the digest').toBeLessThan(4.5);
});

test('Tokens of a page against importing the key for each', async ({ bench }) => {
  const secret = 'a secret of at least thirty-two bytes';
  const tokens = createLinkTokens([{ id: 'k1', secret }]);
  const link: Link = {
    ...{ purpose: 'client', object: 'K0003721', person: 'M1', epoch: 1 },
    expiresAt: '2026-12-02T16:00:00.000Z',
  };
  const raw = new Uint8Array(hkdfSync('sha256', secret, '', 'steward link client', 32));
  const importing = ({ object, person, purpose, epoch, expiresAt }: Link) =>
    new SignJWT({ obj: object, epo: epoch })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setAudience(purpose)
      .setSubject(person)
      .setExpirationTime(new Date(expiresAt))
      .sign(raw);
  const token = await tokens.sign(link);
  expect(await importing(link)).toBe(token);
  const forty = <T>(one: () => Promise<T>) => Promise.all(Array.from({ length: 40 }, one));

  const result = await bench.compare(
    bench('forty signed', async () => void (await forty(() => tokens.sign(link)))),
    bench('forty signed, a key imported for each', async () => void (await forty(() => importing(link)))),
    bench('forty read', async () => void (await forty(() => tokens.read(token, 'client')))),
    bench('forty verified and signed again', async () => {
      await forty(async () => {
        await jwtVerify(token, raw, { audience: 'client', currentDate: new Date(0) });
        return importing(link);
      });
    }),
    FOR,
  );
  type Name = Parameters<typeof result.get>[0];
  const over = (slow: Name, fast: Name) => result.get(slow).latency.min / result.get(fast).latency.min;
  expect(over('forty signed, a key imported for each', 'forty signed'), 'importing over not').toBeGreaterThan(1.2);
  expect(over('forty verified and signed again', 'forty read'), 'verifying over comparing').toBeGreaterThan(1.4);
});
