import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIVERIES, type Delivery, isSettled } from '../../functions/domain/mail/message.ts';
import { EVENT_FATES, FATES, MailWorld, NOTICE, PROVIDER, REF, type Sabotage } from '../support/mail-world.ts';

const call = fc.nat({ max: 7 });
const fate = fc.oneof({ weight: 4, arbitrary: fc.constant('fine' as const) }, fc.constantFrom(...FATES));
const provider = fc.constantFrom(...PROVIDER);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('release' as const), call, fate, provider }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      call,
      until: fc.constantFrom('end' as const, 'send' as const),
      provider,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sender' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('watch' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(1, 16, 16, 120) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('event' as const), call, fate: fc.constantFrom(...EVENT_FATES) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function live(world: MailWorld, steps: readonly Step[]): Promise<void> {
  for (const s of steps) {
    if (s.do === 'release') await world.release(s.call, s.fate, s.provider);
    else if (s.do === 'run') await world.run(s.call, s.until, s.provider);
    else if (s.do === 'sender') await world.startSender();
    else if (s.do === 'watch') await world.startWatch();
    else if (s.do === 'pass') world.pass(s.minutes * 60);
    else await world.event(s.call, s.fate);
    // What the watch put on the queue is delivered at once; its delay is what the interleaving of calls is for.
    for (const _ of world.queue.splice(0)) await world.startSender();
  }
}

/** Everybody still at work goes on undisturbed; then the day ends, and the watch settles what is left. */
async function end(world: MailWorld): Promise<void> {
  const finish = async () => {
    while (world.waiting > 0) await world.release(0, 'fine', 'accepts');
  };
  await finish();
  if (world.now < world.giveUpAt) world.now = world.giveUpAt;
  for (let sweep = 0; sweep < 5; sweep++) {
    world.pass(16 * 60);
    await world.startWatch();
    await finish();
  }
}

/** Every event that is still on its way comes at last, the latest first. */
async function lateEvents(world: MailWorld): Promise<void> {
  while (world.eventsWaiting > 0) {
    await world.event(world.eventsWaiting - 1, 'comes');
    while (world.waiting > 0) await world.release(0, 'fine', 'accepts');
  }
}

/** How a world differs from one in which a run's mail is due, nothing is broken and what the provider takes arrives. */
type Odds = {
  notice?: boolean;
  due?: boolean;
  sabotage?: Sabotage;
  deliveries?: (Delivery | undefined)[];
  eventsCome?: boolean;
};

async function promisesHold(steps: readonly Step[], odds: Odds = {}): Promise<void> {
  const world = new MailWorld(odds.due, odds.sabotage, odds.deliveries, odds.notice ? NOTICE : REF);
  // A notice is stored, and whoever stored it died before putting it on the queue.
  if (!odds.notice) await world.startSender();
  await live(world, steps);
  await end(world);
  if (odds.eventsCome) await lateEvents(world);

  const final = await world.stored();
  const copies = world.copies.length;
  const states = world.history.map(({ state }) => state);
  if (final === undefined) throw new Error('The mail was silently lost');
  expect(isSettled(final), `settled, not ${final.state}`).toBe(true);
  expect(copies, 'never more than two copies').toBeLessThanOrEqual(2);
  if (!states.includes('UNKNOWN')) expect(copies, 'one copy when nothing was in doubt').toBeLessThanOrEqual(1);
  if (final.state === 'SENT') expect(copies, 'SENT only with a copy').toBeGreaterThan(0);
  if (final.state === 'FAILED' || final.state === 'SKIPPED') expect(copies, `${final.state} without a copy`).toBe(0);
  if (final.state === 'SKIPPED') expect(world.history.every(({ content }) => content === undefined)).toBe(true);
  const sentAt = states.indexOf('SENT');
  if (sentAt >= 0) expect(states.slice(sentAt), 'SENT never regresses').toEqual(states.slice(sentAt).map(() => 'SENT'));
  if (odds.eventsCome && world.lost.length === 0) {
    expect(final.state === 'SENT', 'SENT once every event has come').toBe(copies > 0);
    expect(final.delivery, 'what became of the copies is known').toBe(strongest(world.copies));
  }
  const told = world.history.map(({ delivery }) => rank(delivery));
  expect(told, 'what is known of a delivery never weakens').toEqual(told.toSorted((a, b) => a - b));
  if (final.delivery !== undefined) expect(world.copies.map(({ delivery }) => delivery)).toContain(final.delivery);
  const [first] = world.copies;
  for (const { mail } of world.copies) expect(mail, 'a resend is the identical mail').toEqual(first?.mail);
  const surelyNotSent = world.history.filter(
    ({ state, lastCommand }) => state === 'RETRY' && /^mark/.test(lastCommand),
  );
  const retried = new Set(surelyNotSent.map(({ attempt }) => attempt));
  expect(
    world.copies.filter(({ attempt }) => retried.has(attempt)),
    'RETRY by mark only without a copy',
  ).toEqual([]);
}

const rank = (delivery: Delivery | undefined) => (delivery === undefined ? -1 : DELIVERIES.indexOf(delivery));
const strongest = (copies: MailWorld['copies']) => DELIVERIES[Math.max(-1, ...copies.map((one) => rank(one.delivery)))];

const mostlyDue = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false));
const deliveries = fc.array(fc.constantFrom(undefined, undefined, ...DELIVERIES), { maxLength: 2 });
const lived = fc.array(step, { maxLength: 80, size: 'max' });

describe('whatever is duplicated, killed, lost, delayed or refused', () => {
  test('a mail ends settled, is never lost silently, and is never taken more than twice', async () => {
    await fc.assert(
      fc.asyncProperty(lived, mostlyDue, deliveries, fc.boolean(), (steps, due, deliveries, eventsCome) =>
        promisesHold(steps, { due, deliveries, eventsCome }),
      ),
      { numRuns: 3000 },
    );
  });

  test('so does a notice, which nobody planned and which may never have been put on the queue', async () => {
    await fc.assert(
      fc.asyncProperty(lived, mostlyDue, deliveries, fc.boolean(), (steps, due, deliveries, eventsCome) =>
        promisesHold(steps, { notice: true, due, deliveries, eventsCome }),
      ),
      { numRuns: 1000 },
    );
  });

  test.each<[string, Sabotage, string]>([
    ['forgets that the resend was used', { forgetsResend: true }, 'never more than two copies'],
    ['saves over a version it was not asked to', { ignoresVersions: true }, 'one copy when nothing was in doubt'],
  ])('the model notices a store that %s', async (_, sabotage, broken) => {
    const onlyThis = fc.asyncProperty(lived, async (steps) => {
      const problem = await promisesHold(steps, { sabotage }).catch((error: unknown) => String(error));
      return !problem?.includes(broken);
    });
    expect((await fc.check(onlyThis, { numRuns: 4000, endOnFailure: true })).failed).toBe(true);
  });
});

describe('a mail that SES took without saying so', () => {
  async function hiddenOnce() {
    const world = new MailWorld();
    await world.startSender();
    while (world.waiting > 0) await world.release(0, 'fine', 'hidden');
    return world;
  }

  test('is resent once, the identical mail, when no event comes for 15 minutes', async () => {
    const world = await hiddenOnce();
    world.pass(14 * 60);
    await world.startWatch();
    expect([world.queue, world.waiting]).toEqual([[], 0]);
    world.pass(60);
    await live(world, [{ do: 'watch' }, ...Array.from({ length: 9 }, () => FINE)]);
    await end(world);
    expect(world.copies).toHaveLength(2);
    expect(world.copies[1]?.mail).toEqual(world.copies[0]?.mail);
    expect(await world.stored()).toMatchObject({ ...REF, state: 'SENT', resent: true, attempts: 2 });
  });

  test('is not resent once its event has come', async () => {
    const world = await hiddenOnce();
    await world.event(0, 'comes');
    await end(world);
    expect(world.copies).toHaveLength(1);
    expect(await world.stored()).toMatchObject({ state: 'SENT', providerId: 'ses-1' });
  });
});

const FINE: Step = { do: 'release', call: 0, fate: 'fine', provider: 'accepts' };
