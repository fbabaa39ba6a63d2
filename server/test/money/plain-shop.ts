import { addConnection, openById, openConnection, type ConnectionsNeeds, type KeptConnection } from '#connections';
import type { Pool } from '#database';
import type { MovableClock, WorkspaceId } from '#kernel';
import { balanceOf, places, type Place } from '#ledger';
import {
  backToWorld,
  createInvoice,
  getPayment,
  openCrew,
  paymentSweeps,
  receiveDelivery,
  refundFromMerchant,
  type Crew,
  type IntakeNeeds,
  type Payment,
  type PaymentRequest,
  type Purpose,
  type Purposes,
} from '#payments';
import type { Delivery, GatewayNeeds, WebhookAnswer } from '#payments/gateway';
import { quietLog } from '../log.ts';
import { askFor, newWorkspace, testMasterKey } from './money-in.ts';
import { plainGateway, signatureOf, type PlainOptions } from './plain-gateway.ts';

export type PlainNeeds = IntakeNeeds &
  ConnectionsNeeds & { readonly crew: Crew; readonly log: ReturnType<typeof quietLog> };

type Parts = {
  readonly pool: Pool;
  readonly clock: MovableClock;
  /** Where the systems are, by the code of each gateway. */
  readonly systems: Readonly<Record<string, string>>;
  readonly options?: PlainOptions;
  readonly purposes?: Purposes;
};

/** Payments with gateways of plain systems, wired as the platform wires it. */
export function plainNeeds({ pool, clock, systems, options = {}, purposes = plainPurposes }: Parts): PlainNeeds {
  const log = quietLog();
  const forms: Record<string, NonNullable<ReturnType<typeof plainGateway>['form']>> = {};
  const accounts: ConnectionsNeeds = { pool, clock, masterKey: testMasterKey, forms };
  const gateways = Object.fromEntries(
    Object.entries(systems).map(([code, root]) => {
      const needs: GatewayNeeds = { clock, log, root, publicUrl: '', open: (one) => openConnection(accounts, one) };
      const gateway = plainGateway(needs, { ...options, code });
      if (gateway.form) forms[code] = gateway.form;
      return [code, gateway];
    }),
  );
  const openAccount: IntakeNeeds['openAccount'] = async (id) => {
    const found = await openById(accounts, id);
    return found && { gateway: found.connection.gateway, opened: found.opened };
  };
  return { ...accounts, log, gateways, purposes, openAccount, crew: openCrew(log) };
}

export const shopKey = 'sk_the_key_of_the_shop';

/** A workspace with a shop at a gateway. */
export type PlainShop = {
  readonly needs: PlainNeeds;
  readonly workspace: WorkspaceId;
  readonly connection: KeptConnection;
  ask(request?: Partial<PaymentRequest>): Promise<Payment>;
  /** A payment with its invoice. */
  invoice(request?: Partial<PaymentRequest>): Promise<Payment>;
  /** A delivery as it would come, signed with the right key unless told. */
  deliver(
    body: unknown,
    how?: { key?: string; connection?: string; headers?: Delivery['headers']; at?: PlainNeeds },
  ): Promise<WebhookAnswer>;
  balance(place: Place, asset?: string): Promise<bigint>;
};

/** Goods have a price; a deposit takes whatever comes. */
const goods: Purpose = {
  fulfil: async (_tx, { app, id, amount }) => ({
    key: `fulfil:${id}`,
    reason: 'test.fulfilled',
    postings: [{ from: places.payment(id), to: places.merchant(app), amount }],
  }),
  refunded: async (tx, payment) => ({
    key: `refund:${payment.id}`,
    reason: 'test.refunded',
    postings: await refundFromMerchant(tx, payment),
  }),
};

const deposit: Purpose = {
  takesAnyAmount: true,
  fulfil: async (_tx, { id, customer, paid, amount }) => ({
    key: `fulfil:${id}`,
    reason: 'test.deposited',
    postings: [{ from: places.payment(id), to: places.user(customer ?? id), amount: paid ?? amount }],
  }),
  refunded: async (_tx, payment) => {
    const { id, customer, paid, amount } = payment;
    const giving = [{ from: places.user(customer ?? id), amount: paid ?? amount }];
    return { key: `refund:${id}`, reason: 'test.refunded', postings: backToWorld(payment, giving) };
  },
};

const plainPurposes: Purposes = { 'test.goods': goods, 'test.deposit': deposit };

const rub = { asset: 'RUB', units: 25_000n };

export async function openPlainShop(
  needs: PlainNeeds,
  gateway = 'plain',
  workspace = newWorkspace(),
): Promise<PlainShop> {
  const form = { settings: { shop: '42' }, secrets: { key: shopKey } };
  const connection = await addConnection(needs, workspace, { gateway, name: `shop-${gateway}`, ...form }, 'test');
  const { pool } = needs;
  const ask = (request: Partial<PaymentRequest> = {}) =>
    askFor(needs, { workspace, connection: connection.id, gateway, amount: rub, purpose: 'test.goods', ...request });
  return {
    needs,
    workspace,
    connection,
    ask,
    async invoice(request) {
      const payment = await ask(request);
      await createInvoice(needs, payment);
      return getPayment(pool, workspace, payment.id);
    },
    deliver(body, { key = shopKey, connection: named = connection.id, headers = {}, at = needs } = {}) {
      const bytes = Buffer.from(JSON.stringify(body));
      const signed = { ...headers, 'x-signature': signatureOf(key, bytes) };
      const delivery: Delivery = { method: 'POST', query: '', headers: signed, body: bytes, address: '203.0.113.7' };
      return receiveDelivery(at, { gateway, connection: named, delivery });
    },
    balance: (place, asset = 'RUB') => balanceOf(pool, workspace, place, asset),
  };
}

export const worldOf = ({ connection }: PlainShop): Place => places.world(connection.gateway, connection.id);

/** Does what is due, round after round, until nothing is. */
export async function quiet(needs: PlainNeeds): Promise<void> {
  for (let done = 1; done > 0;) {
    await needs.crew.quiet();
    done = 0;
    for (const sweep of paymentSweeps(needs)) done += await sweep.run();
  }
}
