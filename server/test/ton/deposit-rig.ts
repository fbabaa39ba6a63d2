import { sql } from 'kysely';
import type { TonAccount } from '@asterism/sandbox/systems/ton';
import type { Pool } from '#database';
import { tonForm, tonGateway, tonWatcher, type WatcherNeeds } from '#gateways/ton';
import { expect } from 'vitest';
import { formatUnits, newId, scaleOf, type Amount } from '#kernel';
import type { Gateway, Incoming, Invoice, OpenConnection } from '#payments/gateway';
import { freshDatabase } from '../database.ts';
import { quietLog, type QuietLog } from '../log.ts';
import { openChainRig, type ChainRig } from './chain-rig.ts';

/** A database, the emulated chain, and wallets that people pay into. */
export type DepositRig = ChainRig & {
  readonly pool: Pool;
  readonly log: QuietLog;
  readonly needs: WatcherNeeds;
  readonly gateway: Gateway;
  /** What payments was told, in order. */
  readonly told: Incoming[];
  openTill(settings?: Readonly<Record<string, string>>, isTest?: boolean): Promise<Till>;
  /** One round of the watcher. */
  sweep(): Promise<number>;
};

/** One wallet that people pay into. */
export type Till = {
  readonly connection: OpenConnection;
  readonly account: TonAccount;
  /** A new payment's invoice. */
  invoice(amount: Amount): Promise<Invoice & { readonly payment: string }>;
  pay(amount: string, comment?: string): Promise<string>;
  /** What was told of this wallet. */
  heard(): readonly { payload: string; amount: Amount; externalId: string }[];
  /** The statement adds up to what the chain says there is, and both are the emulator's own books. */
  agree(): Promise<void>;
  /** Verdicts of what is kept, oldest first. */
  verdicts(): Promise<readonly string[]>;
};

const shopWorkspace = 1;

export async function openDepositRig(): Promise<DepositRig> {
  const [database, chain] = await Promise.all([freshDatabase(), openChainRig()]);
  const { pool } = database;
  const { ton, clock, url } = chain;
  const log = quietLog();
  const open = new Map<string, OpenConnection>();
  const told: Incoming[] = [];
  const needs: WatcherNeeds = {
    pool,
    clock,
    log,
    publicUrl: 'https://platform.example',
    root: url,
    open: async ({ id }) => open.get(id) ?? Promise.reject(new Error('There is no such connection.')),
    connections: async () => [...open.values()].slice(-2), // those of the test that runs
  };
  const gateway = tonGateway(needs);
  const receive = async (incoming: Incoming) => {
    told.push(incoming);
    return { status: 'stored' as const };
  };
  const sweep = () => tonWatcher(needs, { receive }).run();

  async function openTill(settings = {}, isTest = false): Promise<Till> {
    const made = await ton.control.open({ isTest });
    const usual = Object.fromEntries(
      Object.entries(tonForm.settings).map(([name, field]) => [name, field.usual ?? '']),
    );
    const connection: OpenConnection = {
      workspace: shopWorkspace,
      id: newId('con'),
      app: 'main',
      isTest,
      settings: { ...usual, ...made.settings, ...settings },
      secrets: made.secrets,
    };
    open.set(connection.id, connection);
    const account = ton.accountOf(made.account);
    return {
      connection,
      account,
      async invoice(amount) {
        const payment = newId('pay');
        const request = { payment, title: 'Stars', description: 'A pack', amount };
        const invoice = await gateway.payIn?.createInvoice(connection, request);
        if (!invoice) throw new Error('There is no invoice.');
        return { ...invoice, payment };
      },
      pay: (amount, comment) => ton.people.pay(account, amount, comment),
      heard: () =>
        told
          .filter((one) => one.connection === connection.id)
          .flatMap(({ event }) => (event.kind === 'payment_settled' ? [event] : [])),
      agree: () => agree(chain, gateway, connection, account),
      async verdicts() {
        const { rows } = await sql<{ verdict: string }>`
          select verdict from ton.transfer where connection_id = ${connection.id} order by occurred_at, lt`.execute(
          pool,
        );
        return rows.map(({ verdict }) => verdict);
      },
    };
  }

  return {
    ...chain,
    pool,
    log,
    needs,
    gateway,
    told,
    openTill,
    sweep,
    async close() {
      await chain.close();
      await database.drop();
    },
  };
}

async function agree({ ton, clock }: ChainRig, gateway: Gateway, connection: OpenConnection, { name }: TonAccount) {
  const { statement } = gateway;
  if (!statement?.balances) throw new Error('There is no statement.');
  const sums: Record<string, bigint> = { TON: 0n, USDT: 0n };
  const add = (asset: string, units: bigint) => void (sums[asset] = (sums[asset] ?? 0n) + units);
  for await (const page of statement.read(connection, new Date(0), new Date(clock.now().getTime() + 1000)))
    for (const { amount, fee, direction } of page) {
      add(amount.asset, direction === 'in' ? amount.units : -amount.units);
      if (fee) add(fee.asset, -fee.units);
    }
  const told = await statement.balances(connection);
  expect(sums, 'the statement').toEqual(Object.fromEntries(told.map(({ asset, units }) => [asset, units])));
  const books = Object.fromEntries(told.map(({ asset, units }) => [asset, formatUnits(units, scaleOf(asset))]));
  expect(await ton.control.books(name), 'the emulator').toEqual(books);
}
