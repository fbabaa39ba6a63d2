import { sql } from 'kysely';
import { transaction, type Pool } from '#database';
import { localSigner, payoutSettings, payoutSweeps, rawOf, showAddress, tonPayOut } from '#gateways/ton';
import type { Chain, FundsAlarm, HighloadWallet, PayoutNeeds } from '#gateways/ton';
import { newId } from '#kernel';
import type { OpenConnection, PayoutNews, PayoutOrder } from '#payments/gateway';
import { freshDatabase } from '../database.ts';
import { quietLog, type QuietLog } from '../log.ts';
import { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from './chain-rig.ts';

/** A database, the emulated chain, and as many wallets that pay out as a test wants. */
export type PayoutRig = ChainRig & {
  readonly pool: Pool;
  readonly url: string;
  readonly log: QuietLog;
  readonly needs: PayoutNeeds;
  /** What was told, in order. */
  readonly news: PayoutNews[];
  readonly alarms: FundsAlarm[];
  /** A connection with what was entered for it; its key, when none is given, is the one of this name. */
  connect(name: string, settings?: Readonly<Record<string, string>>, isTest?: boolean): OpenConnection;
  /** A connection with a wallet of its own and these nanotons in it. */
  openPurse(options?: PurseOptions): Promise<Purse>;
  /** One round of the sweep: how much it did. */
  sweep(needs?: PayoutNeeds): Promise<number>;
  /** What the chain says that somebody received, message by message. */
  received(order: PayoutOrder): readonly bigint[];
};

export type PurseOptions = { readonly settings?: Readonly<Record<string, string>>; readonly funds?: bigint };

/** What travels with a payment, to whom, and until when. */
export type Sending = {
  readonly memo?: string;
  readonly to?: string;
  readonly payload?: string;
  readonly validUntil?: Date;
};

/** One wallet that pays out. */
export type Purse = {
  readonly wallet: HighloadWallet;
  readonly connection: OpenConnection;
  /** Takes payouts over, of these nanotons each, to strangers; answers their orders. */
  submit(amounts: readonly bigint[], how?: Sending): Promise<PayoutOrder[]>;
  again(orders: readonly PayoutOrder[]): Promise<void>;
  /** Rounds of the sweep, `seconds` apart, until nothing of this wallet is left to do. */
  settle(seconds?: number, needs?: PayoutNeeds): Promise<void>;
  batches(): Promise<readonly string[]>;
  balance(): Promise<bigint>;
};

const ton = 1_000_000_000n;
let purses = 0;

export async function openPayoutRig(): Promise<PayoutRig> {
  const [database, chain] = await Promise.all([freshDatabase(), openChainRig()]);
  const { pool, url } = database;
  const connections = new Map<string, OpenConnection>();
  const names = new Set<string>();
  const [news, alarms, log]: [PayoutNews[], FundsAlarm[], QuietLog] = [[], [], quietLog()];
  const needs: PayoutNeeds = {
    pool,
    clock: chain.clock,
    log,
    open: async ({ id }) => connections.get(id) ?? Promise.reject(new Error('There is no such connection.')),
    chainOf: () => chain.chain,
    signer: { sign: (request) => localSigner([...names].map((name) => ({ key: keyNamed(name) }))).sign(request) },
    moneyOut: { tell: async (told) => void news.push(told) },
    alarm: async (_tx, alarm) => void alarms.push(alarm),
  };
  const connect: PayoutRig['connect'] = (name, settings = {}, isTest = false) => {
    names.add(name);
    const usual = Object.fromEntries(Object.entries(payoutSettings).map(([field, { usual: text }]) => [field, text]));
    const opened = { ...usual, payout_key: keyNamed(name).publicKey, ...settings };
    const connection = { workspace: 1, id: newId('con'), app: 'main', isTest, settings: opened, secrets: {} };
    connections.set(connection.id, connection);
    return connection;
  };
  const sweep = async (by = needs) => {
    let done = 0;
    for (const one of payoutSweeps(by)) done += await one.run();
    return done;
  };
  const rig = {
    ...chain,
    pool,
    url,
    log,
    needs,
    news,
    alarms,
    connect,
    sweep,
    openPurse: (options: PurseOptions = {}) => openPurse(rig, options),
    received: ({ destination }: PayoutOrder) => receivedAt(chain, rawOf(destination['address'] ?? '')),
    async close() {
      await chain.close();
      await database.drop();
    },
  };
  return rig;
}

async function openPurse(rig: PayoutRig, { settings, funds = 1000n * ton }: PurseOptions): Promise<Purse> {
  const name = `purse ${(purses += 1)}`;
  const { pool, needs, chain, clock } = rig;
  const wallet = walletNamed(name);
  await rig.fund(wallet.address, funds);
  const connection = rig.connect(name, settings);
  const again: Purse['again'] = (orders) =>
    transaction(pool, async (tx) => tonPayOut(needs).submit?.(tx, connection, orders, clock.now()));
  return {
    wallet,
    connection,
    again,
    async submit(amounts, how = {}) {
      const orders = amounts.map((units) => orderOf(units, how));
      await again(orders);
      return orders;
    },
    async settle(seconds = 11, by = needs) {
      for (let round = 0; (await rig.sweep(by)) > 0 || (await isOpen(pool, connection)); round++) {
        if (round > 200) throw new Error(`The payouts never come to an end: ${lastWords(rig.log)}`);
        rig.pass(seconds);
      }
    },
    async batches() {
      const { rows } = await sql<{ status: string }>`
        select status from ton.batch where connection = ${connection.id} order by number`.execute(pool);
      return rows.map(({ status }) => status);
    },
    balance: async () => (await chain.account(wallet.address)).balance,
  };
}

function orderOf(units: bigint, { memo, to, payload, validUntil }: Sending): PayoutOrder {
  const payout = newId('po');
  const address = showAddress(rawOf(to ?? strangerNamed(payout)), 'mainnet');
  const words = { ...(memo !== undefined && { memo }), ...(payload !== undefined && { payload }) };
  const order = { payout, amount: { asset: 'TON', units }, destination: { address, ...words } };
  return validUntil ? { ...order, validUntil } : order;
}

const lastWords = ({ errors, warnings }: QuietLog): string =>
  [...warnings, ...errors]
    .map(({ details, message }) => `${message} ${'err' in details ? String(details.err) : ''}`)
    .at(-1) ?? '';

const isOpen = async (pool: Pool, { id }: OpenConnection): Promise<boolean> => {
  const { rows } = await sql`select from ton.batch
    where connection = ${id} and status in ('drafted', 'signed', 'taken') limit 1`.execute(pool);
  return rows.length > 0;
};

/** From the chain itself, whatever its index shows by now. */
export const receivedAt = ({ ton: emulated }: Pick<ChainRig, 'ton'>, address: string): readonly bigint[] =>
  emulated.chain.index
    .all()
    .filter(({ row }) => row.account.toLowerCase() === address && row.in_msg !== null)
    .map(({ row }) => BigInt(row.in_msg?.value ?? '0'));

/** The chain with some of its calls in other hands. */
export const chainWith = (needs: PayoutNeeds, change: (chain: Chain) => Partial<Chain>): PayoutNeeds => ({
  ...needs,
  chainOf: (connection) => {
    const chain = needs.chainOf(connection);
    return { ...chain, ...change(chain) };
  },
});

/** The same with a chain that says every wallet holds so much. */
export const believing = (needs: PayoutNeeds, balance: bigint): PayoutNeeds =>
  chainWith(needs, (chain) => ({
    account: async (address) => ({ ...(await chain.account(address)), balance }),
  }));
