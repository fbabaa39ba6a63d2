import type { Address } from '@ton/core';
import type { EmulatedSystem, OpenedAccount, Surroundings } from '../system.ts';
import { friendly, hotKey, sendFromDeposits, tonAccount, type TonAccount } from './accounts.ts';
import { openChain, type EmulatedChain } from './chain.ts';
import type { IndexMood } from './chain-index.ts';
import { openDollar, type Dollar } from './dollar.ts';
import { openGuard } from './guard.ts';
import { mountPay } from './pay-routes.ts';
import { openPeople, type People } from './people.ts';
import { mountIndex } from './routes.ts';
import { highloadState, textOf, unitsOf } from './wallets.ts';

export type { EmulatedChain, Sending } from './chain.ts';
export { hotSeed, type TonAccount } from './accounts.ts';
export { MessageRefused } from './chain.ts';
export type { IndexMood } from './chain-index.ts';
export { openDollar, type Dollar } from './dollar.ts';
export type { People } from './people.ts';

/** The emulated chain as tests hold it: more than the kit's control can say. */
export type EmulatedTon = EmulatedSystem & {
  readonly code: 'ton';
  readonly chain: EmulatedChain;
  readonly dollar: Dollar;
  /** What people and strangers do to an account. */
  readonly people: People;
  /** How the index misbehaves from now on. */
  setMood(mood: Partial<IndexMood>): void;
  accountOf(account: string): TonAccount;
  /** The wallet that pays out, as it shows itself to a page it is connected to. */
  shownWallet(account: string): { readonly address: string; readonly publicKey: string; readonly state: string };
  /** The key of the wallet that pays out. */
  hotKey(account: string): { readonly publicKey: Buffer; readonly secretKey: Buffer };
};

type Saved = { readonly chain: unknown; readonly accounts: readonly { name: string; isTest: boolean }[] };

/** TON: a real TVM behind toncenter's v3 interface. Nothing here knows an invoice: people send, with a comment or without. */
export function openTon(surroundings: Surroundings): EmulatedTon {
  const accounts = new Map<string, TonAccount>();
  const chain = openChain(surroundings.clock, surroundings.changed);
  const dollar = openDollar(chain);
  const people = openPeople(chain, dollar);
  const accountOf = (name: string): TonAccount => accounts.get(name) ?? unknownAccount(name);
  const keep = (isTest: boolean): TonAccount => {
    const account = tonAccount(accounts.size + 1, isTest);
    accounts.set(account.name, account);
    return account;
  };
  return {
    code: 'ton',
    aliases: ['toncenter'],
    chain,
    dollar,
    people,
    accountOf,
    shownWallet(account) {
      const { hot, subwallet, isTest } = accountOf(account);
      const { publicKey } = hotKey(isTest);
      const state = highloadState(publicKey, subwallet);
      return { address: hot.toRawString(), publicKey: publicKey.toString('hex'), state };
    },
    hotKey: (account) => hotKey(accounts.get(account)?.isTest ?? false),
    setMood(mood) {
      chain.index.mood = { ...chain.index.mood, ...mood };
      surroundings.changed();
    },
    routes(app) {
      const guard = openGuard((key) => [...accounts.values()].some(({ apiKey }) => apiKey === key));
      app.addHook('onRequest', async (request, reply) =>
        request.url.includes('/api/v') ? guard(request, reply) : undefined,
      );
      mountIndex(app, { chain, dollars: [dollar] });
      mountPay(app, chain, dollar);
    },
    control: {
      async open({ isTest = false } = {}) {
        const account = keep(isTest);
        surroundings.changed();
        return describe(account, await dollar.master(), surroundings.url());
      },
      async pay(account, invoice, { amount } = {}) {
        if (amount === undefined)
          throw new Error('A chain knows no invoices: say the amount, such as "1.5" or "5 USDT".');
        return { externalId: await people.pay(accountOf(account), amount, invoice) };
      },
      async fund(account, asset, amount) {
        const found = accountOf(account);
        if (asset === 'USDT') return dollar.mint(found.hot, unitsOf(amount, 6));
        await fundHot(chain, found, unitsOf(amount, 9));
      },
      invoices: (account) => people.received(accountOf(account)),
      books: (account) => booksOf(chain, dollar, accountOf(account)),
    },
    save: (): Saved => ({
      chain: chain.save(),
      accounts: [...accounts.values()].map(({ name, isTest }) => ({ name, isTest })),
    }),
    load(saved) {
      const { chain: kept, accounts: named } = saved as Saved;
      chain.load(kept);
      for (const { isTest } of named) keep(isTest);
    },
  };
}

function unknownAccount(name: string): never {
  throw new Error(`There is no account ${name} on the chain.`);
}

/** As an operator does: from what people paid in, when there is enough of it; else from elsewhere. */
async function fundHot(chain: EmulatedChain, { name, deposits, hot }: TonAccount, value: bigint): Promise<void> {
  const machine = await chain.blockchain();
  const { balance } = await machine.getContract(deposits);
  if (balance > value + gasOfMoving) await sendFromDeposits(chain, name, { to: hot, value, bounce: false });
  else await chain.send('world', { to: hot, value });
}

const gasOfMoving = 100_000_000n;

/** What is entered at the platform to connect an account. */
const describe = (
  { name, isTest, deposits, subwallet, apiKey }: TonAccount,
  master: Address,
  url: string,
): OpenedAccount => ({
  account: name,
  settings: {
    address: friendly(deposits, isTest),
    usdt_master: master.toString({ testOnly: isTest }),
    link: `${url}/ton/pay/`,
    requests_per_second: '1000',
    payout_key: hotKey(isTest).publicKey.toString('hex'),
    payout_subwallet: String(subwallet),
  },
  secrets: { api_key: apiKey },
});

/** What lies in both wallets of an account. */
async function booksOf(chain: EmulatedChain, dollar: Dollar, { deposits, hot }: TonAccount) {
  const machine = await chain.blockchain();
  const both = async (balanceOf: (owner: Address) => Promise<bigint>) =>
    (await balanceOf(deposits)) + (await balanceOf(hot));
  return {
    TON: textOf(await both(async (owner) => (await machine.getContract(owner)).balance), 9),
    USDT: textOf(await both((owner) => dollar.balanceOf(owner)), 6),
  };
}
