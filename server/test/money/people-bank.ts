import type { Amount, Asset, Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import {
  convert,
  depositPurpose,
  depositTerms,
  readUser,
  startDeposit,
  startTopUp,
  topUpPurpose,
  topUpTerms,
  type BeforeReceivable,
  type Conversion,
  type ConversionInput,
  type FundsNeeds,
} from '#funds';
import { getPayment, lookUpNow, type OuterAccounts, type Payment, type PaymentsNeeds } from '#payments';
import type { ListedConnection } from '#payments/gateway';
import { setRate } from '#rates';
import { quietLog } from '../log.ts';
import { moneyIn, newWorkspace } from './money-in.ts';
import { openToyGateway, type ToyGateway } from './toy-gateway.ts';

/** A workspace whose people bring in money through toy gateways: a shop with fixed sums, and a chain with any sum. */
export type PeopleBank = {
  readonly needs: FundsNeeds & PaymentsNeeds & { readonly rateSources: readonly [] };
  readonly workspace: WorkspaceId;
  readonly shop: ToyGateway;
  readonly chain: ToyGateway;
  /** Asks for a deposit. */
  deposit(user: string, amount: Amount, how?: { gateway?: 'shop' | 'chain'; key?: string }): Promise<Payment>;
  /** Asks for a top-up: money that becomes USD. */
  topUp(user: string, amount: Amount, how?: { gateway?: 'shop' | 'chain'; key?: string }): Promise<Payment>;
  /** Looks at the gateway as a webhook makes us look, and tells what it says. */
  look(payment: Payment): Promise<void>;
  /** A deposit that was asked for, paid and told. */
  bring(user: string, amount: Amount): Promise<Payment>;
  convert(input: Omit<ConversionInput, 'key'> & { key?: string }): Promise<Conversion>;
  rate(from: Asset, to: Asset, rate: string): Promise<void>;
  /** What a person has and owes, in units. */
  has(user: string, asset: Asset): Promise<{ has: bigint; owes: bigint }>;
  close(): Promise<void>;
};

type Parts = { readonly pool: Pool; readonly clock: Clock; readonly beforeReceivable?: BeforeReceivable };

let keys = 0;
const newKey = () => `people-${(keys += 1)}`;

export async function openPeopleBank({ pool, clock, beforeReceivable }: Parts): Promise<PeopleBank> {
  const shop = await openToyGateway({ clock, code: 'shop' });
  const chain = await openToyGateway({ clock, code: 'chain', isByTransfer: true, assets: ['TON'] });
  const workspace = newWorkspace();
  const purposes = { [depositPurpose]: depositTerms(beforeReceivable), [topUpPurpose]: topUpTerms(beforeReceivable) };
  const needs = {
    ...moneyIn({ pool, clock, purposes, log: quietLog() }),
    gateways: { shop: shop.gateway, chain: chain.gateway },
    rateSources: [] as const,
    outerAccounts: accountsOf(workspace, clock.now()),
    accountFor: async (_: WorkspaceId, gateway: string, named?: string) => ({
      connection: { workspace, id: named ?? `con_${gateway}_${workspace}` },
      app: 'main',
      isTest: named === 'test',
    }),
  };
  const ways = { shop, chain };
  const bank: PeopleBank = {
    needs,
    workspace,
    ...ways,
    async deposit(user, amount, { gateway = 'shop', key = newKey() } = {}) {
      const { payment } = await startDeposit(needs, { workspace, user, amount, gateway, key });
      return getPayment(pool, workspace, payment);
    },
    async topUp(user, amount, { gateway = 'shop', key = newKey() } = {}) {
      const { payment } = await startTopUp(needs, { workspace, user, amount, gateway, key });
      return getPayment(pool, workspace, payment);
    },
    look: async (payment) => void (await lookUpNow(needs, workspace, payment.id)),
    async bring(user, amount) {
      const payment = await bank.deposit(user, amount);
      shop.pay(payment.connection, payment);
      await bank.look(payment);
      return getPayment(pool, workspace, payment.id);
    },
    convert: (input) => convert(needs, workspace, { key: newKey(), ...input }),
    async rate(from, to, rate) {
      await setRate(needs, workspace, { from, to, rate, reason: 'test', actor: 'test', validFor: 10_000_000 });
    },
    async has(user, asset) {
      const { balances, owed } = await readUser(pool, workspace, user);
      const of = (amounts: readonly Amount[]) => amounts.find((amount) => amount.asset === asset)?.units ?? 0n;
      return { has: of(balances), owes: of(owed) };
    },
    close: async () => void (await Promise.all([shop.close(), chain.close()])),
  };
  return bank;
}

/** One account at each gateway, as the platform keeps them in its connections. */
function accountsOf(workspace: WorkspaceId, addedAt: Date): OuterAccounts {
  const account = (gateway: string): ListedConnection => {
    return { workspace, id: `con_${gateway}_${workspace}`, app: 'main', addedAt, isTold: true };
  };
  return {
    all: async (gateway) => [account(gateway)],
    find: async (of, named) => {
      const gateway = ['shop', 'chain'].find((code) => account(code).id === named);
      return of === workspace && gateway !== undefined ? { gateway, connection: account(gateway) } : undefined;
    },
  };
}
