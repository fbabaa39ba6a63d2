import { sql } from 'kysely';
import { transaction, type Pool } from '#database';
import { localSigner, payoutSettings, payoutSweeps, rawOf, showAddress, tonPayOut } from '#gateways/ton';
import type { Chain, FundsAlarm, HighloadWallet, PayoutNeeds } from '#gateways/ton';
import { newId } from '#kernel';
import type { OpenConnection, PayoutNews, PayoutOrder } from '#payments/gateway';
import { freshDatabase } from '../database.ts';
import { quietLog, type QuietLog } from '../log.ts';
import { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from './chain-rig.ts';

/** A database, the emulated chain, and one wallet that pays out. */
export type PayoutRig = ChainRig & {
  readonly pool: Pool;
  readonly url: string;
  readonly log: QuietLog;
  readonly needs: PayoutNeeds;
  readonly wallet: HighloadWallet;
  readonly connection: OpenConnection;
  /** What was told, in order. */
  readonly news: PayoutNews[];
  readonly alarms: FundsAlarm[];
  /** One more connection, with what was entered for it. */
  connect(settings: Readonly<Record<string, string>>, isTest?: boolean): OpenConnection;
  /** Takes payouts over, of these nanotons each, to strangers; answers their orders. */
  submit(amounts: readonly bigint[], how?: { memo?: string; to?: string }): Promise<PayoutOrder[]>;
  /** One round of the sweep: how much it did. */
  sweep(needs?: PayoutNeeds): Promise<number>;
  /** Rounds of the sweep, `seconds` apart, until nothing is left to do. */
  settle(seconds?: number, needs?: PayoutNeeds): Promise<void>;
  /** What the chain says that a stranger received, message by message. */
  received(order: PayoutOrder): readonly bigint[];
  balance(): Promise<bigint>;
};

const ton = 1_000_000_000n;
let wallets = 0;

export type RigOptions = { readonly settings?: Readonly<Record<string, string>>; readonly funds?: bigint };

export async function openPayoutRig({ settings = {}, funds = 1000n * ton }: RigOptions = {}): Promise<PayoutRig> {
  const [database, chain] = await Promise.all([freshDatabase(), openChainRig()]);
  const name = `payouts ${(wallets += 1)}`;
  const wallet = walletNamed(name);
  await chain.fund(wallet.address, funds);
  const connections = new Map<string, OpenConnection>();
  const [news, alarms, log]: [PayoutNews[], FundsAlarm[], QuietLog] = [[], [], quietLog()];

  function connect(entered: Readonly<Record<string, string>>, isTest = false): OpenConnection {
    const usual = Object.fromEntries(Object.entries(payoutSettings).map(([field, { usual: text }]) => [field, text]));
    const opened = { ...usual, payout_key: wallet.publicKey, ...entered };
    const connection = { workspace: 1, id: newId('con'), app: 'main', isTest, settings: opened, secrets: {} };
    connections.set(connection.id, connection);
    return connection;
  }

  const connection = connect(settings);
  const needs: PayoutNeeds = {
    pool: database.pool,
    clock: chain.clock,
    log,
    open: async ({ id }) => connections.get(id) ?? connection,
    chainOf: () => chain.chain,
    signer: localSigner([{ key: keyNamed(name) }]),
    moneyOut: { tell: async (told) => void news.push(told) },
    alarm: async (_tx, alarm) => void alarms.push(alarm),
  };
  const sweep = async (by = needs) => {
    let done = 0;
    for (const one of payoutSweeps(by)) done += await one.run();
    return done;
  };

  return {
    ...chain,
    pool: database.pool,
    url: database.url,
    log,
    needs,
    wallet,
    connection,
    news,
    alarms,
    connect,
    async submit(amounts, { memo, to } = {}) {
      const rail = tonPayOut(needs);
      const orders = amounts.map((units) => orderOf(units, memo, to));
      await transaction(database.pool, async (tx) => rail.submit?.(tx, connection, orders, chain.clock.now()));
      return orders;
    },
    sweep,
    async settle(seconds = 11, by = needs) {
      for (let round = 0; (await sweep(by)) > 0 || (await isOpen(database.pool)); round++) {
        if (round > 200) throw new Error(`The payouts never come to an end: ${lastWords(log)}`);
        chain.pass(seconds);
      }
    },
    received: ({ destination }) => receivedAt(chain, rawOf(destination['address'] ?? '')),
    balance: async () => (await chain.chain.account(wallet.address)).balance,
    async close() {
      await chain.close();
      await database.drop();
    },
  };
}

function orderOf(units: bigint, memo?: string, to?: string): PayoutOrder {
  const payout = newId('po');
  const address = showAddress(rawOf(to ?? strangerNamed(payout)), 'mainnet');
  return { payout, amount: { asset: 'TON', units }, destination: { address, ...(memo !== undefined && { memo }) } };
}

const lastWords = ({ errors, warnings }: QuietLog): string =>
  [...warnings, ...errors].map(({ details, message }) => `${message} ${'err' in details ? String(details.err) : ''}`).at(-1) ?? '';

const isOpen = async (pool: Pool): Promise<boolean> =>
  (await sql`select from ton.batch where status in ('drafted', 'signed', 'taken') limit 1`.execute(pool)).rows.length > 0;

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
