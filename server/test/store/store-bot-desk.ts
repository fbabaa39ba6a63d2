import { storeBotReaction, storeBotSweeps, tellStoreBuyer, type StoreBotNeeds } from '#bot';
import { createWorkspace } from '#identity';
import { movableClock, parseUnits, scaleOf, type Amount, type MovableClock, type WorkspaceId } from '#kernel';
import { getPayment, lookUpNow, paymentSweeps, type OuterAccounts } from '#payments';
import type { ListedConnection } from '#payments/gateway';
import { setMethod } from '#quotes';
import { setRate } from '#rates';
import {
  enableStore,
  listOrders,
  lockStoreOrder,
  readOrderStory,
  storeCurrency,
  storeOrderPurpose,
  storePurpose,
  storeRulesVersion,
  storeSweeps,
  tellSupply,
  type StoreOrder,
} from '#store';
import { addSupplier, costsOf, supplySweeps } from '#supply';
import { addBot, type Bot } from '#telegram';
import { openPhone, type Phone } from '#test/exchange';
import {
  moneyIn,
  openTelegram,
  openToyGateway,
  openWebhookDoor,
  type TestTelegram,
  type ToyGateway,
} from '#test/money';
import { knowsUser } from '../../src/knows-user.ts';
import { freshDatabase } from '../database.ts';
import { quietLog } from '../log.ts';
import { obedientSupplier, type ObedientSupplier } from './obedient-supplier.ts';

/** A store with its bot in an emulated Telegram: Stars are paid at toy gateways and bought from a toy supplier. */
export type StoreBotDesk = {
  readonly needs: StoreBotNeeds;
  readonly clock: MovableClock;
  readonly workspace: WorkspaceId;
  readonly bot: Bot;
  readonly telegram: TestTelegram;
  readonly supplier: ObedientSupplier;
  readonly card: ToyGateway;
  phone(person?: { readonly language_code?: string; readonly username?: string }): Promise<Phone>;
  /** The newest order of somebody. */
  orderOf(phone: Phone): Promise<StoreOrder>;
  /** Pays the newest invoice of an order, all of it unless told. */
  pays(order: StoreOrder, units?: bigint): Promise<void>;
  /** Lets everything happen that happens by itself. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

const begin = new Date('2026-11-22T10:00:00Z');
const by = 'operator:anna';
const usd = (text: string): Amount => ({ asset: 'USD', units: parseUnits(text, scaleOf('USD')) });

export async function openStoreBotDesk(): Promise<StoreBotDesk> {
  const opened = new AsyncDisposableStack();
  const clock = movableClock(begin);
  const { pool } = opened.adopt(await freshDatabase(), (one) => one.drop());
  const telegram = opened.adopt(await openTelegram({ clock }), (one) => one.close());
  const door = opened.adopt(await openWebhookDoor(), (one) => one.close());
  const card = opened.adopt(await openToyGateway({ clock, code: 'shop' }), (one) => one.close());
  const chain = opened.adopt(
    await openToyGateway({ clock, code: 'chain', isByTransfer: true, assets: ['TON'] }),
    (one) => one.close(),
  );
  const { workspace } = await createWorkspace({ pool, clock }, { name: 'Store', actor: 'test' });
  const supplier = obedientSupplier();
  const purposes = { [storeOrderPurpose]: storePurpose() };
  const urls = { telegramApiRoot: telegram.url, publicUrl: door.url };
  const money = moneyIn({ pool, clock, purposes, log: quietLog(), ...urls });
  const accounts = accountsOf(workspace, clock.now());
  const needs: StoreBotNeeds = {
    ...money,
    gateways: { shop: card.gateway, chain: chain.gateway },
    suppliers: { toy: supplier.supplier },
    knowsUser: knowsUser(money),
    costsOf: (ws, stars) => costsOf(needs, ws, stars),
    currencyOf: (ws) => storeCurrency(pool, ws),
    accountFor: async (_, gateway, named) => ({
      connection: { workspace, id: named ?? `con_${gateway}` },
      app: 'main',
      isTest: false,
    }),
    tellBuyer: (order, notice) => tellStoreBuyer(needs)(order, notice),
  };
  const react = storeBotReaction(needs);
  door.needs = { ...money, react };
  const made = { token: await telegram.makeBot(), mode: 'webhook', purpose: 'store' } as const;
  const bot = await addBot(needs, workspace, made);
  await sells(needs, workspace);
  const outer = { ...money, ...needs, outerAccounts: accounts };
  const supply = {
    ...needs,
    tellSupply: tellSupply({ clock }),
    lockStoreOrder,
    payChain: () => Promise.reject(new Error('Nobody is paid on a chain here.')),
    supplierHookUrl: () => door.url,
  };
  const sweeps = [...paymentSweeps(outer), ...storeSweeps(needs), ...supplySweeps(supply), ...storeBotSweeps(needs)];
  return {
    needs,
    clock,
    workspace,
    bot,
    telegram,
    supplier,
    card,
    phone: (person = {}) => openPhone(telegram, { ...money, react }, bot, person),
    async orderOf({ user }) {
      const [newest] = (await listOrders(pool, { workspace, buyer: user, limit: 1 })).orders;
      if (!newest) throw new Error('They have ordered nothing.');
      return newest;
    },
    async pays({ id }, units) {
      const { payments } = await readOrderStory(pool, workspace, id);
      const payment = await getPayment(pool, workspace, payments.at(-1)?.payment ?? '');
      const gateway = payment.gateway === 'shop' ? card : chain;
      gateway.pay(payment.connection, payment, units === undefined ? {} : { units });
      await lookUpNow(outer, workspace, payment.id);
    },
    async settle() {
      for (let round = 0; round < 12; round += 1) {
        for (const sweep of sweeps) await sweep.run();
        clock.advance(20_000);
      }
    },
    close: () => opened.disposeAsync(),
  };
}

/** Two ways of paying, a supplier, and an operator who has accepted the rules. */
async function sells(needs: StoreBotNeeds, workspace: WorkspaceId): Promise<void> {
  await enableStore(needs, workspace, { acceptedBy: by, rulesVersion: storeRulesVersion });
  await addSupplier(needs, workspace, { kind: 'toy', name: 'toy' }, by);
  const rate = { from: 'TON', to: 'USD', rate: '3', reason: 'test', actor: by, validFor: 1_000_000 };
  await setRate({ ...needs, rateSources: [] }, workspace, rate);
  const free = { basisPoints: 0, fixed: usd('0') };
  const way = { connection: null, fee: free, surcharge: null, min: null, max: null, isOn: true };
  const ton = { code: 'ton', gateway: 'chain', asset: 'TON', names: { en: 'TON' } };
  const card = { code: 'card', gateway: 'shop', asset: 'USD', names: { en: 'Card', ru: 'Карта' } };
  await setMethod(needs, workspace, { ...way, ...ton }, by);
  await setMethod(needs, workspace, { ...way, ...card, surcharge: { basisPoints: 250, fixed: usd('0') } }, by);
}

function accountsOf(workspace: WorkspaceId, addedAt: Date): OuterAccounts {
  const account = (gateway: string): ListedConnection => ({
    workspace,
    id: `con_${gateway}`,
    app: 'main',
    addedAt,
    isTold: true,
  });
  return {
    all: async (gateway) => [account(gateway)],
    find: async (_, named) => {
      const gateway = ['shop', 'chain'].find((code) => account(code).id === named);
      return gateway === undefined ? undefined : { gateway, connection: account(gateway) };
    },
  };
}
