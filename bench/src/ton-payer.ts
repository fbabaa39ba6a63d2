import { openPool } from '@asterism/server/database';
import { localSigner, payoutSweeps, readTonKey, tonPayOut, type Chain, type PayoutNeeds } from '@asterism/server/ton';
import { newId, systemClock } from '@asterism/server/kernel';

/** One that pays out on a chain that takes everything and shows nothing. */
export type TonPayer = { payoutsPerSecond(seconds: number): Promise<number>; close(): Promise<void> };

/** So many batches are under way at a time; a wallet that has them waits for the chain. */
const payoutsOfWallet = 4 * 254;
const address = 'UQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJKZ';

export async function openTonPayer(url: string, seed: string): Promise<TonPayer> {
  const pool = openPool(url, { max: 4 });
  const key = await readTonKey(seed);
  let wallets = 0;
  const settingsOf = new Map<string, Readonly<Record<string, string>>>();
  const needs: PayoutNeeds = {
    pool,
    clock: systemClock,
    log: { info() {}, warn: (_, words) => console.warn(words), error: (_, words) => console.error(words) },
    open: async ({ workspace, id }) => ({
      workspace,
      id,
      app: 'main',
      isTest: false,
      settings: settingsOf.get(id) ?? {},
      secrets: {},
    }),
    chainOf: () => quietChain,
    signer: localSigner([{ key }]),
    moneyOut: { tell: async () => {} },
    alarm: async () => {},
  };

  async function load(): Promise<void> {
    const id = newId('con');
    settingsOf.set(id, { payout_key: key.publicKey, payout_subwallet: String((wallets += 1)) });
    const orders = Array.from({ length: payoutsOfWallet }, (_, n) => ({
      payout: newId('po'),
      amount: { asset: 'TON', units: 1_000_000n + BigInt(n) },
      destination: { address, memo: `payout ${n}` },
    }));
    const rail = tonPayOut(needs);
    await pool.transaction().execute(async (tx) => rail.submit?.(tx, { workspace: 1, id }, orders, systemClock.now()));
  }

  return {
    async payoutsPerSecond(seconds) {
      let [spent, done] = [0, 0];
      while (spent < seconds * 1000) {
        await load();
        const started = performance.now();
        for (const sweep of payoutSweeps(needs)) await sweep.run();
        spent += performance.now() - started;
        done += payoutsOfWallet;
      }
      return (done * 1000) / spent;
    },
    close: () => pool.destroy(),
  };
}

const nobody = { balance: 10n ** 18n, status: 'active', lastLt: 0n } as const;
const notAsked = () => Promise.reject(new Error('Nobody asks for this here.'));

const quietChain: Chain = {
  masterchain: async () => ({ seqno: 1, at: systemClock.now() }),
  transactions: async () => [],
  transactionsByMessage: async () => [],
  account: async (asked) => ({ ...nobody, address: asked }),
  accounts: async (asked) => asked.map((one) => ({ ...nobody, address: one })),
  send: async () => ({ isTaken: true, words: 'taken' }),
  jettonWallets: notAsked,
  run: notAsked,
  config: notAsked,
};
