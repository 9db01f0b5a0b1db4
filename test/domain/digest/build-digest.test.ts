import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import { aCalendar, datesFrom } from '../../support/calendar.ts';
import { aClient, aHolding, aPolicy, yuan } from '../../support/clients.ts';
import { aManager, built, digestOf, overdueClient } from '../../support/digest-world.ts';

const MONDAY = '2026-11-23';
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => overdueClient(`c${String(i).padStart(4, '0')}`));

describe('a card', () => {
  test('holds all reasons for one client, and what the last contact was about', () => {
    const client = aClient({
      id: 'c1003721',
      bank: {
        name: '王小明',
        gender: 'male',
        phone: '13800003721',
        tier: 'private',
        bankContactOn: '2026-09-01',
        holdings: [aHolding({ maturesOn: '2026-11-26' })],
      },
      care: { lastContact: { on: '2026-10-13', channel: 'phone', note: '聊到孩子留学用汇' } },
    });
    expect(digestOf([client]).cards).toEqual([
      expect.objectContaining({
        clientId: 'c1003721',
        client: { surname: '王', han: true, gender: 'male', phoneTail: '3721', idTail: '3721' },
        tier: 'private',
        tasks: [
          expect.objectContaining({ kind: 'maturity' }),
          expect.objectContaining({ kind: 'contact-due', days: 41 }),
        ],
        lastContact: { on: '2026-10-13', channel: 'phone', note: '聊到孩子留学用汇' },
      }),
    ]);
  });

  test('says of a contact only the bank knows no more than when it was', () => {
    const client = aClient({
      bank: { tier: 'private', bankContactOn: '2026-10-20' },
      care: { lastContact: { on: '2026-10-13', channel: 'phone', note: '旧事' } },
    });
    expect(digestOf([client]).cards[0]?.lastContact).toEqual({ on: '2026-10-20' });
  });

  test('holds no name, no whole phone number, and no family or hobby note', () => {
    const client = aClient({
      bank: { name: '王小明', phone: '13800003721', address: '泰山路 1 号', bankContactOn: '2020-01-01' },
      care: {
        lastContact: { on: '2020-02-01', channel: 'phone', note: '王小明说新号 13912345678' },
        followUp: { on: MONDAY, note: '王小明的新号 13912345678' },
        family: [{ relation: '女儿小美' }],
        hobbies: ['钓鱼'],
      },
    });
    const text = JSON.stringify(digestOf([client]));
    for (const secret of ['王小明', '小明', '13800003721', '13912345678', '泰山路', '小美', '钓鱼'])
      expect(text).not.toContain(secret);
  });

  test('leaves free words out where the bank shows amounts as bands only', () => {
    const client = aClient({
      bank: { tier: 'private', bankContactOn: '2020-01-01' },
      care: { lastContact: { on: '2026-10-01', channel: 'phone', note: '想存 120000 元' } },
    });
    const policy = { ...aPolicy(), digest: { ...aPolicy().digest, amountBands: true } };
    expect(digestOf([client], { policy }).cards[0]?.lastContact).toEqual({ on: '2026-10-01', channel: 'phone' });
  });
});

describe('the cards that follow the day’s', () => {
  const following = (clients: Parameters<typeof built>[0], wanted?: number) => {
    const result = built(clients, wanted === undefined ? {} : { following: wanted });
    if (result.outcome !== 'digest') throw new Error('nothing is due');
    return result;
  };

  test('are the next of the same ranking, as cards, and change nothing of the digest', () => {
    const clients = many(40).map((client, n) => overdueClient(client.id, n * 1_000_000));
    const wide = aPolicy({ digest: { ...aPolicy().digest, dailyCap: 20 } });
    const { digest, following: next } = following(clients, 5);
    expect(next).toEqual(digestOf(clients, { policy: wide }).cards.slice(15));
    expect(digest).toEqual(digestOf(clients));
  });

  test('are none unless asked for, and no more than there are', () => {
    expect(following(many(40)).following).toEqual([]);
    expect(following(many(17), 25).following).toHaveLength(2);
    expect(following(many(15), 25).following).toEqual([]);
  });
});

describe('the daily cap', () => {
  test('leaves the rest out, counted, the first eight named, those with money first, and remembers since when they wait', () => {
    const dated = aClient({
      id: 'late',
      bank: { holdings: [aHolding({ maturesOn: addDays(MONDAY, 14), amount: yuan(1) })] },
    });
    const clients = [...many(25).map((client) => overdueClient(client.id, 9_000_000)), dated];
    const digest = digestOf(clients);
    expect(digest.cards).toHaveLength(15);
    expect(digest.rolledOver).toMatchObject({ count: 11, maturities: 1 });
    expect(digest.rolledOver.shown.map(({ clientId }) => clientId)).toEqual([
      'late',
      ...clients.slice(15, 22).map(({ id }) => id),
    ]);
    expect(digest.rolledOver).toMatchObject({
      cap: 15,
      nextWorkday: '2026-11-24',
      money: [yuan(1)],
      soonest: { on: addDays(MONDAY, 14), amount: yuan(1) },
    });
    expect(digest.rolledOver.shown[1]).toEqual({
      clientId: 'c0015',
      client: { surname: '王', han: true, idTail: '0015' },
      since: MONDAY,
      reason: 'contact-due',
    });
    expect(digest.waiting).toEqual({ [MONDAY]: [...clients.slice(15, 25).map(({ id }) => id), 'late'] });
    expect(digest.taskCounts).toEqual({ 'contact-due': 25, maturity: 1 });
  });

  test('shows everybody left out within a few days, and nobody is forgotten for good', () => {
    let previous: { date: string; waiting: Record<string, string[]> } | undefined;
    const seen = new Set<string>();
    const calendar = aCalendar();
    let date = MONDAY;
    for (let day = 0; day < 12; day += 1) {
      const digest = digestOf(many(60), { date, calendar, ...(previous && { previous }) });
      for (const card of digest.cards) seen.add(card.clientId);
      previous = digest;
      date = calendar.nextWorkday(date);
    }
    expect(seen.size).toBe(60);
  });

  test('keeps the date since which a client waits, and says on the card how long when that lifted it', () => {
    const waiting = { '2026-11-18': ['c0020'], '2026-11-20': ['c0019'] };
    const digest = digestOf(many(21), { previous: { date: '2026-11-20', waiting } });
    expect(digest.cards[0]).toMatchObject({ clientId: 'c0020', waitedDays: 3 });
    expect(digest.cards[1]).not.toHaveProperty('waitedDays');
    expect(digest.waiting['2026-11-20']).toEqual(['c0019']);
    expect(digest.waiting[MONDAY]).not.toContain('c0019');
  });
});

describe('the day', () => {
  const deposits = [
    aHolding({ id: 'h1', maturesOn: '2026-11-30', amount: yuan(100), atMaturity: 'idle' }),
    aHolding({ id: 'h2', maturesOn: MONDAY, amount: yuan(20), atMaturity: 'renews' }),
    aHolding({ id: 'h3', maturesOn: '2026-11-25', amount: { minor: 700, currency: 'USD' } }),
    aHolding({ id: 'h4', kind: 'loan', maturesOn: '2026-11-24', amount: yuan(50_000), atMaturity: 'idle' }),
    aHolding({ id: 'h5', maturesOn: '2026-12-01', amount: yuan(9) }),
    aHolding({ id: 'h6', maturesOn: '2026-11-22', amount: yuan(9) }),
  ];

  test('sums the money of the next seven days by currency; a loan is counted, but is no money coming free', () => {
    expect(digestOf([aClient({ bank: { holdings: deposits } })]).maturing).toEqual({
      within7Days: [yuan(120), { minor: 700, currency: 'USD' }],
      idle: [yuan(100)],
      count: 4,
    });
  });

  test('tells of a holiday ahead and how much matures in it', () => {
    const calendar = aCalendar({ off: datesFrom('2026-10-01', '2026-10-07') });
    const holdings = ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08'].map((maturesOn) =>
      aHolding({ id: maturesOn, maturesOn }),
    );
    const digest = digestOf([aClient({ bank: { holdings } })], { date: '2026-09-30', calendar });
    expect(digest.pulledForward).toEqual({ from: '2026-10-01', to: '2026-10-07', maturities: 2 });
    const quiet = digestOf([overdueClient('c1')], { date: '2026-09-30', calendar });
    expect(quiet).not.toHaveProperty('pulledForward');
  });

  test('says that it is a make-up working day', () => {
    const saturday = '2026-11-28';
    expect(digestOf([overdueClient('c1')]).makeUpDay).toBe(false);
    const calendar = aCalendar({ makeUp: [saturday] });
    expect(digestOf([overdueClient('c1')], { date: saturday, calendar }).makeUpDay).toBe(true);
  });

  test('of a manager on leave greets the deputy, and says whose book it is', () => {
    const person = aManager({ id: 'm2', name: '周敏' });
    expect(digestOf([overdueClient('c1')], { recipient: { person, standsIn: { until: '2026-11-27' } } })).toMatchObject(
      {
        managerId: 'm1',
        greet: { surname: '周', han: true },
        onBehalfOf: { surname: '李', han: true, until: '2026-11-27' },
      },
    );
    expect(digestOf([overdueClient('c1')])).toMatchObject({ greet: { surname: '李' } });
    expect(digestOf([overdueClient('c1')])).not.toHaveProperty('onBehalfOf');
  });
});

test('clients without a task are given back to be moved on in the index; with nobody else, nothing is due', () => {
  const idle = aClient({ id: 'idle', nextDueOn: MONDAY });
  expect(built([idle])).toEqual({ outcome: 'nothing-due', idle: [idle], broken: [] });
  expect(built([idle, overdueClient('c1')])).toMatchObject({ outcome: 'digest', idle: [{ id: 'idle' }] });
});

describe('a record that cannot be used', () => {
  const unusable = (id: string, bank: object) => ({
    ...overdueClient(id),
    bank: { ...overdueClient(id).bank, ...bank },
  });

  test.each([
    ['the rules', { holdings: undefined as never }],
    ['the card', { phone: 13800003721 as never }],
  ])('when %s choke on it, is counted and named by id, and stops nobody else', (_, bank) => {
    const result = built([unusable('bad', bank), overdueClient('good')], { brokenRecords: 2 });
    expect(result.broken).toEqual([{ id: 'bad', problem: 'rules-failed:TypeError' }]);
    expect(result).toMatchObject({
      outcome: 'digest',
      digest: { brokenRecords: 3, cards: [{ clientId: 'good' }], taskCounts: { 'contact-due': 1 } },
    });
  });
});
