import { stars, stoppedClock, type MovableClock, type WorkspaceId } from '#kernel';
import {
  billingPurpose,
  openRefusalLog,
  purchasePurpose,
  refundPolicies,
  setFeature,
  setProduct,
  startPurchase,
  type Needs,
} from '#billing';
import { openEngine, places, type Engine } from '#ledger';
import {
  getPayment,
  listPayments,
  sendRefund,
  receive,
  requestRefund,
  type Payment,
  type PaymentsNeeds,
} from '#payments';
import type { Gateway } from '#payments/gateway';
import { freshDatabase, type TestDatabase } from './database.ts';
import { quietLog } from './log.ts';

/** A platform with billing in it and nothing else: the only doubles are the clock and the outer payment system. */
export type Shop = {
  readonly needs: Needs & PaymentsNeeds & { readonly clock: MovableClock; readonly engine: Engine };
  readonly database: TestDatabase;
  /** A workspace that nobody has used: metered `message` (1 credit), `image` (10), boolean `vip`; some products. */
  newWorkspace(): Promise<WorkspaceId>;
  /** Buys a product as this customer would: invoice, payment, fulfilment. */
  buy(workspace: WorkspaceId, customer: string, product: string): Promise<Payment>;
  /** The gateway gives the money back on its own, as Telegram's support may; the product's own policy applies. */
  giveBack(workspace: WorkspaceId, payment: string): Promise<Payment>;
  /** We give the money back, by this policy or by the product's own. */
  refund(workspace: WorkspaceId, payment: string, policy?: string): Promise<Payment>;
  /** An invoice is paid. */
  pay(workspace: WorkspaceId, payment: Payment): Promise<Payment>;
  /** The bot's owner takes Stars of its income out. */
  spendIncome(workspace: WorkspaceId, whole: bigint): Promise<void>;
  /** The same invoice is paid once more: another charge, another payment. Answers it. */
  payAgain(workspace: WorkspaceId, payment: Payment): Promise<Payment>;
  close(): Promise<void>;
};

/** The outer payment system on paper: whoever is shown an invoice has paid it. */
const paper: Gateway = {
  code: 'stars',
  payIn: { createInvoice: (_, { payment }) => Promise.resolve({ url: `https://paper.example/${payment}` }) },
  refund: { refund: () => Promise.resolve({ outcome: 'done' }) },
};

let charges = 0;
let workspaces = 0;

export async function openShop(start: Date = new Date('2026-11-20T10:00:00Z')): Promise<Shop> {
  const database = await freshDatabase();
  const clock = stoppedClock(start);
  const engine = await openEngine({ url: database.url, clock });
  const needs = {
    pool: database.pool,
    clock,
    engine,
    gateways: { stars: paper },
    purposes: { [purchasePurpose]: billingPurpose },
    log: quietLog(),
    refusals: openRefusalLog({ pool: database.pool, clock }),
    botFor: () => Promise.resolve({ id: 'bot_1', app: 'main' }),
  };
  const fact = async (workspace: WorkspaceId, kind: 'payment_settled' | 'payment_refunded', payment: Payment) => {
    const event = {
      kind,
      externalId: payment.charge ?? `charge-${(charges += 1)}`,
      amount: payment.amount,
      payload: payment.invoice,
      payer: payment.customer ?? '0',
      occurredAt: clock.now(),
      raw: {},
    };
    await receive(needs, { workspace, gateway: 'stars', connection: 'bot_1', app: 'main', event });
    return getPayment(needs.pool, workspace, payment.id);
  };
  return {
    needs,
    database,
    async newWorkspace() {
      const workspace = (workspaces += 1);
      await furnish(needs, workspace);
      return workspace;
    },
    async buy(workspace, customer, product) {
      const { payment } = await startPurchase(needs, workspace, { customer, product });
      return fact(workspace, 'payment_settled', await getPayment(needs.pool, workspace, payment));
    },
    giveBack: async (workspace, payment) =>
      fact(workspace, 'payment_refunded', await getPayment(needs.pool, workspace, payment)),
    pay: (workspace, payment) => fact(workspace, 'payment_settled', payment),
    async spendIncome(workspace, whole) {
      const [from, to] = [places.merchant('main'), places.world('stars', 'bot_1')];
      const taken = { key: 'taken out', reason: 'test.withdrawal', postings: [{ from, to, amount: stars(whole) }] };
      await engine.post({ workspace, ...taken });
    },
    async refund(workspace, payment, policy) {
      const asked = { workspace, payment, key: `refund ${payment}`, ...(policy !== undefined && { policy }) };
      const { id } = await requestRefund(needs, asked);
      await sendRefund(needs, { workspace, id });
      return getPayment(needs.pool, workspace, payment);
    },
    async payAgain(workspace, payment) {
      await fact(workspace, 'payment_settled', { ...payment, charge: null });
      const { payments } = await listPayments(needs.pool, { workspace, customer: payment.customer ?? '' });
      const again = payments.find((one) => one.invoice === payment.id && one.id !== payment.id);
      if (!again) throw new Error('The second charge has no payment of its own.');
      return again;
    },
    async close() {
      await engine.close();
      await database.drop();
    },
  };
}

const day = 86_400;

async function furnish(needs: Needs, workspace: WorkspaceId): Promise<void> {
  await setFeature(needs, workspace, { code: 'message', kind: 'metered' });
  await setFeature(needs, workspace, { code: 'image', kind: 'metered', creditCost: 10n });
  await setFeature(needs, workspace, { code: 'chat', kind: 'metered', overrun: 'partial' });
  await setFeature(needs, workspace, { code: 'video', kind: 'metered', overrun: 'debt' });
  await setFeature(needs, workspace, { code: 'vip', kind: 'boolean' });
  const pack = { kind: 'credit_pack', title: 'Pack', description: 'Credits.', entitlements: [] } as const;
  for (const refundPolicy of refundPolicies) {
    const short = refundPolicy === 'void_remaining' ? 'void' : refundPolicy;
    const sold = { ...pack, refundPolicy, price: stars(50) };
    await setProduct(needs, workspace, {
      ...sold,
      code: `pack_${short}`,
      grants: [{ creditType: 'credits', amount: 100n }],
    });
    await setProduct(needs, workspace, {
      ...sold,
      code: `brief_${short}`,
      grants: [{ creditType: 'credits', amount: 100n, expiresIn: 30 * day }],
    });
  }
  const pass = {
    kind: 'pass',
    title: 'Pass',
    description: 'Images and the club for thirty days.',
    price: stars(100),
    grants: [],
    entitlements: [
      { feature: 'image', duration: 30 * day },
      { feature: 'vip', duration: 30 * day },
    ],
  } as const;
  await setProduct(needs, workspace, { ...pass, code: 'pass', refundPolicy: 'void_remaining' });
  await setProduct(needs, workspace, { ...pass, code: 'pass_ask', refundPolicy: 'ask' });
}
