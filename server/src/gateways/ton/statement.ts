import type { Amount } from '#kernel';
import type { Connection, OpenConnection, StatementRow } from '#payments/gateway';
import type { RawAddress } from './address.ts';
import { chainFor, jettonWalletOf } from './chain-for.ts';
import type { Chain, ChainTransaction } from './chain.ts';
import { coinRows } from './coin-rows.ts';
import { ownWallets, usdtMaster } from './form.ts';
import { jettonRows } from './jetton-rows.ts';
import { judgingOf } from './look.ts';
import type { TonNeeds } from './needs.ts';
import { findPaidOut } from './paid-out-rows.ts';
import { judgeCoins, judgeJettons } from './verdict.ts';

const pageSize = 256;

/**
 * Everything that moved in the wallets of a connection in a span, read from the chain itself: deposits, payouts, and as
 * `other` what nobody here asked for, gas among it. The rows of a span add up to what the balances changed by.
 */
export async function* readStatement(
  needs: TonNeeds,
  connection: Connection,
  since: Date,
  until: Date,
): AsyncIterable<readonly StatementRow[]> {
  const open = await needs.open(connection);
  const chain = chainFor(needs, open);
  for (const wallet of ownWallets(open)) {
    const { coins, jettons, jettonWallet } = await judgingOf(chain, open, wallet);
    for await (const page of pages(chain, wallet, since, until)) {
      const paidOut = await findPaidOut(needs.pool, connection, mentionedIn(page));
      yield page.flatMap((transaction) => coinRows({ transaction, incoming: judgeCoins(transaction, coins), paidOut }));
    }
    if (jettonWallet === undefined) continue;
    for await (const page of pages(chain, jettonWallet, since, until))
      yield page.flatMap((transaction) => jettonRows(transaction, judgeJettons(transaction, jettons)));
  }
}

/** Final transactions of an account in a span, oldest first, each once. */
async function* pages(
  chain: Chain,
  account: RawAddress,
  since: Date,
  until: Date,
): AsyncIterable<readonly ChainTransaction[]> {
  let start = 0n;
  for (;;) {
    const query = { account, startLt: start, since, until, sort: 'asc', limit: pageSize } as const;
    const answered = await chain.transactions(query);
    const page = new Map<bigint, ChainTransaction>();
    for (const row of answered) if (row.isFinal && row.account === account && row.at < until) page.set(row.lt, row);
    yield [...page.values()];
    const last = answered.at(-1);
    if (answered.length < pageSize || !last) return;
    start = last.lt + 1n;
  }
}

const mentionedIn = (page: readonly ChainTransaction[]) => ({
  messages: page.flatMap(({ inMessage, outMessages }) =>
    [...(inMessage ? [inMessage] : []), ...outMessages].map(({ hash }) => hash),
  ),
  transactions: page.map(({ hash }) => hash),
  logicalTimes: page.map(({ lt }) => lt),
});

/** What lies in the wallets of a connection, as far as the index has come. */
export async function readBalances(needs: TonNeeds, connection: Connection): Promise<readonly Amount[]> {
  const open = await needs.open(connection);
  const chain = chainFor(needs, open);
  let coins = 0n;
  for (const wallet of ownWallets(open)) coins += (await chain.account(wallet)).balance;
  const master = usdtMaster(open);
  const dollars = master === undefined ? [] : [{ asset: 'USDT', units: await readDollars(chain, open, master) }];
  return [{ asset: 'TON', units: coins }, ...dollars];
}

async function readDollars(chain: Chain, open: OpenConnection, master: RawAddress): Promise<bigint> {
  let units = 0n;
  for (const owner of ownWallets(open)) {
    const ours = await jettonWalletOf(chain, master, owner);
    const found = await chain.jettonWallets({ owner, master });
    for (const { address, balance } of found) if (address === ours) units += balance;
  }
  return units;
}
