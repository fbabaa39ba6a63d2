import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { Address } from '@ton/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#kernel';
import type { OpenConnection } from '#payments/gateway';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { keyNamed, strangerNamed, walletNamed } from '#test/ton';
import { showAddress } from './address.ts';
import { batchTransitions } from './batch-rows.ts';
import { readDestination } from './payout-destination.ts';
import { readTerms } from './payout-terms.ts';
import { shareOut } from './share-out.ts';

const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

describe('shares', () => {
  it('add up to the sum, are off by less than one unit, and never more for less weight', () => {
    const seed = seedOf('shares');
    const weights = fc
      .array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 254 })
      .filter((all) => all.some((one) => one > 0n));
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), weights, (sum, given) => {
        const shares = shareOut(sum, given);
        const whole = given.reduce((one, other) => one + other, 0n);
        expect(shares.reduce((one, other) => one + other, 0n)).toBe(sum);
        shares.forEach((share, index) => {
          const off = share * whole - sum * (given[index] ?? 0n);
          expect(off > -whole && off < whole).toBe(true);
        });
      }),
      { seed, numRuns },
    );
  });

  it('of 10 among three equals are 4, 3 and 3', () => {
    expect(shareOut(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(() => shareOut(1n, [])).toThrow(RangeError);
  });
});

const connection = (settings: Record<string, string> = {}, isTest = false): OpenConnection => ({
  workspace: 1,
  id: 'con_1',
  app: 'main',
  isTest,
  settings: { payout_key: keyNamed('rules').publicKey, ...settings },
  secrets: {},
});
const raw = strangerNamed('rules');
const spell = (bounceable: boolean, testOnly = false, urlSafe = true) =>
  Address.parseRaw(raw).toString({ bounceable, testOnly, urlSafe });

describe('a destination', () => {
  const refused = (destination: Record<string, string>, open = connection()) => {
    expect(() => readDestination(open, destination)).toThrow(
      expect.objectContaining({ code: 'destination_invalid' }) as Refusal,
    );
  };

  it('has one spelling, whatever it was written as, and is read again as itself', () => {
    const one = { address: spell(false), memo: 'Заказ 7' };
    for (const address of [spell(true), spell(false), spell(true, false, false)])
      expect(readDestination(connection(), { address, memo: ' Заказ 7 ' })).toEqual(one);
    expect(readDestination(connection(), one)).toEqual(one);
    expect(readDestination(connection(), { address: spell(true), memo: '' })).toEqual({ address: spell(false) });
  });

  it('is refused with a typo, raw, of another workchain, for tests on the main network, or with anything beside', () => {
    refused({});
    refused({ address: raw });
    refused({ address: `${spell(true).slice(0, 20)}x${spell(true).slice(21)}` });
    refused({ address: ` ${spell(true)}` });
    refused({ address: new Address(-1, Buffer.alloc(32)).toString() });
    refused({ address: new Address(5, Buffer.alloc(32)).toString() });
    refused({ address: spell(true, true) });
    refused({ address: spell(true), amount: '1' });
    expect(readDestination(connection({}, true), { address: spell(true, true) })).toEqual({
      address: spell(false, true),
    });
  });

  it('has a memo of one line and at most 120 bytes', () => {
    const memo = 'я'.repeat(60);
    expect(readDestination(connection(), { address: spell(true), memo })).toMatchObject({ memo });
    for (const bad of [`${memo}x`, 'a\nb', 'a\u0000b', '\ud800']) refused({ address: spell(true), memo: bad });
  });

  it('of an exchange needs a memo, and the wallet itself is none', () => {
    const listed = connection({
      payout_memo_addresses: `${showAddress(strangerNamed('x'), 'mainnet')}, ${spell(true)}`,
    });
    refused({ address: spell(false) }, listed);
    expect(readDestination(listed, { address: spell(false), memo: '42' })).toMatchObject({ memo: '42' });
    refused({ address: showAddress(walletNamed('rules').address, 'mainnet') });
  });
});

describe('terms', () => {
  it('are read in nanotons; without a key nothing is paid out', () => {
    const terms = readTerms(
      connection({ payout_reserve: '1.5', payout_gas: '0.05', payout_daily: '100', payout_batch: '999' }),
    );
    expect(terms).toMatchObject({
      network: 'mainnet',
      reserve: 1_550_000_000n,
      selfUnits: 50_000_000n,
      dailyMax: 100_000_000_000n,
      batchMax: 254,
    });
    expect(terms?.wallet.address).toBe(walletNamed('rules').address);
    expect(readTerms(connection({ payout_key: '' }))).toBeUndefined();
    expect(readTerms(connection())?.dailyMax).toBeUndefined();
  });
});

describe('the states of a batch', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  const steps = Object.entries(batchTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));

  it('are the same in the code, in SQL and in the picture', async () => {
    const names = Object.keys(batchTransitions);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where ton.batch_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).toSorted()).toEqual(steps.toSorted());
    const { rows: checks } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'a_batch_status_is_known'`.execute(
      database.pool,
    );
    const taken = [...(checks[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
    expect(taken.toSorted()).toEqual(names.toSorted());
    const page = await readFile(new URL('PAYOUTS.md', import.meta.url), 'utf8');
    const picture =
      page
        .split('```mermaid')
        .find((part) => part.includes('%% batch'))
        ?.split('```')[0] ?? '';
    const drawn = [...picture.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} --> ${to}`);
    expect(drawn.toSorted()).toEqual(steps.toSorted());
  });
});
