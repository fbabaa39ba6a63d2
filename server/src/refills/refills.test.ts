import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { audit } from '#ledger';
import { installJobs } from '#jobs';
import { consume, customerTimeline, getCustomer, grantAccess, grantCredits, setCreditType, setFeature } from '#billing';
import { getPayment } from '#payments';
import {
  nextPeriod,
  refillSweeps,
  sendOffer,
  setRefill,
  type Notice,
  type Notified,
  type TermsInput,
} from './index.ts';
import { openShop, type Shop } from '#test';
import { listOffers } from './read-refills.ts';

const day = 86_400_000;
let shop: Shop;
let workspace: number;
beforeAll(async () => {
  shop = await openShop(new Date('2027-11-20T10:00:00Z'));
  await installJobs(shop.database.url);
});
beforeEach(async () => {
  workspace = await shop.newWorkspace();
  to(new Date(Math.ceil(now().getTime() / day) * day + day / 2)); // noon
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).ok).toBe(true);
  await shop.close();
});

const sweep = async () => {
  for (const one of refillSweeps(shop.needs)) await one.run();
};
const to = (instant: Date) => shop.needs.clock.set(instant);
const now = () => shop.needs.clock.now();
const later = (milliseconds: number) => to(new Date(now().getTime() + milliseconds));
let gifts = 0;
const gift = (customer: string, amount: string, creditType = 'credits') =>
  grantCredits(shop.needs, workspace, { key: `gift ${(gifts += 1)}`, customer, amount, creditType, reason: 'test' });
const left = async (customer: string, creditType = 'credits') =>
  (await getCustomer(shop.needs, workspace, customer)).credits.find((one) => one.creditType === creditType)
    ?.available ?? 0n;
const scheduled = (more: Partial<Extract<TermsInput, { kind: 'scheduled' }>> = {}): TermsInput => ({
  kind: 'scheduled',
  creditType: 'credits',
  amount: '10',
  mode: 'add',
  category: 'promo',
  schedule: { every: 'day', by: 'calendar', zone: 'UTC' },
  audience: { to: 'named', customers: ['ann'] },
  ...more,
});
const set = (terms: TermsInput, code = 'free', active = true) =>
  setRefill(shop.needs, workspace, { code, terms, active });

describe('a scheduled refill', () => {
  it('comes once a period for two years, also by eight at once and after days of being down', async () => {
    const schedule = { every: 'week', by: 'calendar', zone: 'Europe/Madrid' } as const;
    await set(scheduled({ schedule }));
    const start = now();
    let expected = 1n; // the period that runs when the refill is made
    for (let at = nextPeriod(schedule, start, start), n = 0; n < 104; n += 1) {
      if (n % 5 === 4) {
        to(new Date(at.getTime() - 1));
        await sweep();
        expect(await left('ann')).toBe(expected * 10n);
      }
      expected += 1n;
      const after = nextPeriod(schedule, start, at);
      to(at);
      if (n % 3 === 0) await Promise.all(Array.from({ length: n === 0 ? 8 : 2 }, sweep)); // else it is down
      at = after;
    }
    await sweep();
    expect(await left('ann')).toBe(expected * 10n);
  });

  it('reaches everybody billing meets, and only fills up what is missing', async () => {
    await gift('bea', '3');
    await set(scheduled({ audience: { to: 'all' }, mode: 'fill_to' }));
    await sweep();
    expect(await left('bea')).toBe(10n);
    await gift('cid', '25');
    await sweep();
    expect(await left('cid')).toBe(25n);
    await consume(shop.needs, workspace, { key: 'c', customer: 'cid', feature: 'message', quantity: 20n });
    later(3 * day);
    await sweep();
    expect([await left('bea'), await left('cid')]).toEqual([10n, 10n]);
  });

  it('reaches those with access while they have it, and again when it comes back', async () => {
    const vip = (key: string, until: Date) => ({
      key,
      customer: 'dan',
      feature: 'vip',
      until,
      reason: 'x',
      actor: 'x',
    });
    await set(scheduled({ audience: { to: 'entitled', feature: 'vip' } }));
    await gift('eve', '1');
    await grantAccess(shop.needs, workspace, vip('1', new Date(now().getTime() + 1.5 * day)));
    await sweep();
    later(day);
    await sweep();
    expect(await left('dan')).toBe(20n);
    later(5 * day);
    await sweep();
    expect([await left('dan'), await left('eve')]).toEqual([20n, 1n]);
    await grantAccess(shop.needs, workspace, vip('2', new Date(now().getTime() + day)));
    await sweep();
    expect(await left('dan')).toBe(30n);
  });

  it('that ends with its period leaves only the last one, and rolls over what it may', async () => {
    await set(scheduled({ expiresIn: 'period', rollOver: { cap: '4' } }));
    await sweep();
    later(day);
    await sweep();
    expect(await left('ann')).toBe(14n);
    later(day);
    await sweep();
    expect(await left('ann')).toBe(14n);
  });

  it('makes up for no pause, and begins another schedule with its next period', async () => {
    await set(scheduled());
    await sweep();
    await set(scheduled(), 'free', false);
    later(4 * day);
    await sweep();
    await set(scheduled());
    await sweep();
    expect(await left('ann')).toBe(10n);
    later(day);
    await sweep();
    expect(await left('ann')).toBe(20n);
    await set(scheduled({ schedule: { every: 'month', by: 'calendar', zone: 'UTC' } }));
    await sweep();
    expect(await left('ann')).toBe(20n);
  });
});

describe('a low balance', () => {
  const sent: Notice[] = [];
  let answers: (Notified | Error)[] = [];
  const needs = () => ({
    ...shop.needs,
    notifier: {
      notify: (_: number, notice: Notice) => {
        sent.push(notice);
        const answer = answers.shift() ?? { outcome: 'sent' as const };
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      languageOf: (_: number, __: string, customer: string) =>
        Promise.resolve(customer === 'rus' ? 'ru-RU' : undefined),
    },
  });
  const low = (more: Partial<Extract<TermsInput, { kind: 'low_balance' }>> = {}): TermsInput => ({
    kind: 'low_balance',
    creditType: 'credits',
    threshold: '20',
    product: 'pack_void',
    language: 'en',
    ...more,
  });
  let uses = 0;
  const spend = (customer: string, quantity: bigint, feature = 'message') =>
    consume(shop.needs, workspace, { key: `low ${(uses += 1)}`, customer, feature, quantity });
  const offers = async () => (await listOffers(shop.needs, workspace, 'low')).offers;
  const work = async () => {
    await sweep();
    for (const offer of await offers()) await sendOffer(needs(), workspace, offer.id);
  };
  beforeEach(async () => {
    sent.length = 0;
    answers = [];
    await set(low(), 'low');
  });

  it('is noticed once per crossing by fifty who spend at once, and again when it was above', async () => {
    await gift('fay', '60');
    await Promise.all(Array.from({ length: 50 }, () => spend('fay', 1n)));
    await Promise.all([sweep(), sweep(), sweep()]);
    await work();
    expect(sent.length).toBe(1);
    expect(sent[0]).toMatchObject({ bot: 'bot_1', customer: 'fay', text: expect.stringContaining('credits left') });
    await spend('fay', 1n);
    await work();
    expect(sent.length).toBe(1);
    await gift('fay', '20');
    await Promise.all(Array.from({ length: 25 }, () => spend('fay', 1n)));
    await work();
    expect(sent.length).toBe(2);
    const { payment = '' } = (await offers())[0] ?? {};
    const bought = await shop.pay(workspace, await getPayment(shop.needs.pool, workspace, payment));
    expect(bought.status).toBe('fulfilled');
    expect(await left('fay')).toBe(104n);
    const { entries } = await customerTimeline(shop.needs, workspace, 'fay', { limit: 200 });
    expect(entries.filter((entry) => entry.kind === 'refill').length).toBe(2);
  });

  it('is stored with the spend: what dies before the link or after it is taken up once', async () => {
    await gift('gus', '30');
    await spend('gus', 15n);
    const gone = {
      ...needs(),
      gateways: { stars: { code: 'stars', payIn: { createInvoice: () => Promise.reject(new Error('dead')) } } },
    };
    await sweep();
    const [offer] = await offers();
    await expect(sendOffer(gone, workspace, offer?.id ?? '')).rejects.toThrow('dead');
    answers = [new Error('dead')];
    await expect(work()).rejects.toThrow('dead'); // Telegram was asked, and we never heard
    await work();
    await work();
    expect(sent.length).toBe(1);
    expect((await offers()).map((one) => one.status)).toEqual(['unknown']);
    const { rows } =
      await sql`select from billing.purchase where customer = 'gus' and workspace_id = ${workspace}`.execute(
        shop.needs.pool,
      );
    expect(rows.length).toBe(1);
  });

  it('waits out a 429, and takes a block for an answer', async () => {
    await gift('hal', '30');
    await spend('hal', 15n);
    answers = [{ outcome: 'later', seconds: 5, problem: '429' }];
    await work();
    expect((await offers())[0]).toMatchObject({ status: 'pending', problem: '429' });
    await work();
    expect((await offers())[0]?.status).toBe('sent');
    await gift('ian', '30');
    await spend('ian', 15n);
    answers = [{ outcome: 'blocked', problem: '403' }];
    await work();
    await work();
    expect((await offers()).find((one) => one.customer === 'ian')?.status).toBe('blocked');
    expect(sent.length).toBe(3);
  });

  it('speaks Russian to those who read it, and keeps to the cap and the cool-down', async () => {
    await set(low({ cap: { times: 2, per: 'day' }, coolDown: 60 }), 'low');
    for (let n = 0; n < 4; n += 1) {
      await gift('rus', '30');
      await spend('rus', 30n);
      await work();
      later(n === 0 ? 30_000 : 120_000);
    }
    expect((await offers()).map((one) => one.status)).toEqual(['skipped', 'sent', 'skipped', 'sent']);
    expect(sent[0]?.text).toContain('Осталось кредитов: 0');
    expect(sent[0]?.buttons[0]).toMatchObject({ text: 'Оплатить 50 ⭐', url: expect.stringContaining('https://') });
  });

  it('counts in the decimals of its type, and nothing is written for types that nobody watches', async () => {
    await setCreditType(shop.needs, workspace, { code: 'fine', title: 'Fine', scale: 2 });
    await setFeature(shop.needs, workspace, { code: 'drip', kind: 'metered', creditType: 'fine', creditCost: '0.25' });
    await gift('joy', '1', 'fine');
    await spend('joy', 3n, 'drip');
    const rows = async () =>
      (await sql`select from billing.low_balance where workspace_id = ${workspace}`.execute(shop.needs.pool)).rows;
    expect(await rows()).toEqual([]);
    await set(low({ creditType: 'fine', threshold: '0.5' }), 'low');
    await gift('joy', '1', 'fine');
    await spend('joy', 4n, 'drip');
    await work();
    expect(sent.map((one) => one.text)).toEqual([expect.stringContaining('You have 0.25 credits left')]);
  });
});
