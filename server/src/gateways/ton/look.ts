import type { Pool } from '#database';
import type { Connection, OpenConnection } from '#payments/gateway';
import type { RawAddress } from './address.ts';
import { chainFor, jettonWalletOf } from './chain-for.ts';
import type { Chain } from './chain.ts';
import { dustOf, ownWallets, usdtMaster, walletOf } from './form.ts';
import type { TonNeeds } from './needs.ts';
import { paymentNamed } from './payment-code.ts';
import { readAccount, type Watched } from './read-account.ts';
import { judgeCoins, judgeJettons, type Judging } from './verdict.ts';

const namesPayment = (comment: string | undefined) => paymentNamed(comment) !== undefined;

/** When this process last looked, by connection. It saves calls; nothing rests on it. */
const looks = new WeakMap<Pool, Map<string, number>>();

/** The watcher looks each second: what was looked at within it is not asked for again. */
const freshFor = 1000;

/** Reads what came into a connection's wallets and keeps it. Tells nobody. Answers how many transfers are new. */
export async function look(needs: TonNeeds, connection: Connection): Promise<number> {
  const startedAt = needs.clock.now().getTime();
  const open = await needs.open(connection);
  const chain = chainFor(needs, open);
  let kept = 0;
  for (const watched of await watchedOf(chain, open)) kept += await readAccount(needs, connection, chain, watched);
  const known = looks.get(needs.pool) ?? new Map<string, number>();
  looks.set(needs.pool, known.set(connection.id, startedAt));
  return kept;
}

/** Looks, unless this process has just done so. */
export async function lookIfStale(needs: TonNeeds, connection: Connection): Promise<void> {
  const last = looks.get(needs.pool)?.get(connection.id);
  if (last === undefined || needs.clock.now().getTime() - last >= freshFor) await look(needs, connection);
}

/**
 * The accounts in which money can arrive: our wallet, and the one jetton wallet that the master names for it. Whatever
 * else calls itself a dollar never comes near them.
 */
async function watchedOf(chain: Chain, open: OpenConnection): Promise<readonly Watched[]> {
  const account = walletOf(open);
  const { coins, jettons, jettonWallet } = await judgingOf(chain, open, account);
  const wallet: Watched = { account, judge: (row) => judgeCoins(row, coins) };
  if (jettonWallet === undefined) return [wallet];
  return [wallet, { account: jettonWallet, judge: (row) => judgeJettons(row, jettons) }];
}

/** By what the transfers of a wallet and of its jetton wallet are judged. */
export async function judgingOf(chain: Chain, open: OpenConnection, wallet: RawAddress) {
  const master = usdtMaster(open);
  const jettonWallet = master === undefined ? undefined : await jettonWalletOf(chain, master, wallet);
  const jettonWallets = new Set(jettonWallet === undefined ? [] : [jettonWallet]);
  const judging = { own: new Set(ownWallets(open)), jettonWallets, namesPayment };
  const coins: Judging = { ...judging, dust: dustOf(open, 'TON') };
  const jettons: Judging = { ...judging, dust: dustOf(open, 'USDT') };
  return { coins, jettons, jettonWallet };
}
