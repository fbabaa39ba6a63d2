import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { sql } from 'kysely';
import { formatUnits, parseUnits, scaleOf, type Asset } from '#kernel';
import { transaction } from '#database';
import { balanceOf, places } from '#ledger';
import {
  createInvoice,
  getPayment,
  listDesk,
  requestPayment,
  type DeskCase,
  type Payment,
  type PaymentRequest,
} from '#payments';
import type { Connection, Delivery, OpenConnection } from '#payments/gateway';
import type { HowPaid } from '@asterism/sandbox';
import type { Bench } from './bench.ts';
import { send, type Line } from './door.ts';
import type { Platform } from './platform.ts';

/** One connection of the bench: an account at the emulated system, and what a case does with it. */
export type Stand = {
  readonly bench: Bench;
  readonly account: string;
  readonly connection: Connection;
  readonly opened: OpenConnection;
  readonly line: Line;
  /** Asks for money: a payment that no gateway has heard of. */
  readonly request: (more?: Partial<PaymentRequest>, at?: Platform) => Promise<Payment>;
  /** Has its invoice made, trying again as the world allows. */
  readonly invoice: (payment: Payment, at?: Platform) => Promise<string>;
  readonly ask: (more?: Partial<PaymentRequest>) => Promise<Payment>;
  readonly pay: (payment: Payment, how?: HowPaid) => Promise<string>;
  readonly now: (payment: Payment) => Promise<Payment>;
  /** What a person is shown of it, while it waits for one. */
  readonly desk: (payment: Payment) => Promise<DeskCase | undefined>;
  /** What its payer has here. */
  readonly user: (payment: Payment) => Promise<bigint>;
  /** Waits until the payer has the price so many times, moving the clock on if it takes time. */
  readonly credited: (payment: Payment, times?: number) => Promise<void>;
  /** Moves the clock on and lets everything that came due happen. */
  readonly pass: (duration: string) => Promise<void>;
  /** Lets what is under way happen, without time passing. */
  readonly settle: () => Promise<void>;
  readonly deliver: (delivery: Delivery) => Promise<number>;
  /** Pays while nobody is at home: the genuine delivery that nobody has taken. From then on only `deliver` is heard. */
  readonly captured: (payment: Payment) => Promise<Delivery>;
  /** Ends every case: our world accounts and the system's own books are the same to the unit. */
  readonly agree: () => Promise<void>;
};

const patience = 15_000;

/** Waits until something holds; `why` is what is said when it never does. */
export async function until(holds: () => Promise<boolean>, why: () => Promise<string> | string): Promise<void> {
  for (const end = performance.now() + patience; !(await holds()); await sleep(5))
    if (performance.now() > end) throw new Error(await why());
}

let payers = 0;

export async function openStand(bench: Bench): Promise<Stand> {
  const { rig, system, platform, clock, database, workspace } = bench;
  const { pool } = database;
  const { account, connection, line, opened, url } = await bench.connect();

  const request: Stand['request'] = (more = {}, at = platform) =>
    transaction(at.needs.pool, (tx) =>
      requestPayment(tx, clock, {
        workspace,
        gateway: rig.code,
        connection: connection.id,
        app: 'main',
        purpose: 'test.deposit',
        customer: `payer-${(payers += 1)}`,
        details: {},
        title: 'A deposit',
        description: 'For the conformance suite',
        amount: rig.price,
        ...more,
      }),
    );
  const now = (payment: Payment) => getPayment(pool, workspace, payment.id);
  const invoice: Stand['invoice'] = async (payment, at = platform) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await createInvoice(at.needs, await now(payment))).url;
      } catch (error) {
        bench.said.push(error);
        if (tries === 12) throw error;
        await bench.pass(tries < 4 ? '15s' : '5m');
      }
    }
  };
  const user = (payment: Payment) => balanceOf(pool, workspace, places.user(payment.customer ?? ''), rig.price.asset);
  const pay: Stand['pay'] = async (payment, how) => (await system.control.pay(account, payment.id, how)).externalId;
  return {
    bench,
    account,
    connection,
    opened,
    line,
    request,
    invoice,
    async ask(more) {
      const payment = await request(more);
      await invoice(payment);
      return payment;
    },
    pay,
    now,
    desk: async (payment) =>
      (await listDesk(platform.needs, workspace, { limit: 200 })).cases.find((each) => each.payment.id === payment.id),
    user,
    async credited(payment, times = 1) {
      const wanted = rig.price.units * BigInt(times);
      for (let rounds = 0; rounds < 40 && (await user(payment)) < wanted; rounds += 1) {
        await bench.settle();
        if ((await user(payment)) < wanted) await bench.pass(rounds < 10 ? '15s' : '5m');
      }
      expect(await user(payment), 'what the payer has').toBe(wanted);
    },
    pass: bench.pass,
    settle: bench.settle,
    deliver: (delivery) => send(url, delivery),
    async captured(payment) {
      line.isClosed = true;
      await pay(payment);
      const names = ({ query, body }: Delivery) => `${query} ${body.toString('utf8')}`.includes(payment.id);
      const find = () => line.came.findLast((delivery) => names(delivery) && !line.isQuestion(delivery));
      await until(
        async () => find() !== undefined,
        () => 'The system sent no delivery that names our payment.',
      );
      const found = find();
      if (!found) throw new Error('It was there a moment ago.');
      return found;
    },
    agree: () => agree(bench, account, connection),
  };
}

async function agree(
  { system, database, rig, settle }: Bench,
  account: string,
  { workspace, id }: Connection,
): Promise<void> {
  await settle();
  const { rows } = await sql<{ asset: Asset; units: bigint }>`
    select asset, -balance as units from ledger.account
    where workspace_id = ${workspace} and address = ${places.world(rig.code, id).address} and balance <> 0`.execute(
    database.pool,
  );
  const ours = Object.fromEntries(rows.map(({ asset, units }) => [asset, formatUnits(units, scaleOf(asset))]));
  const theirs = Object.fromEntries(
    Object.entries(await system.control.books(account))
      .map(([asset, text]): [Asset, string] => [asset, formatUnits(parseUnits(text, scaleOf(asset)), scaleOf(asset))])
      .filter(([, text]) => text !== '0'),
  );
  expect(ours, 'our world accounts, against the system’s own books').toEqual(theirs);
}
