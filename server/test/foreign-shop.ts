import { stars, type Amount, type MovableClock, type WorkspaceId } from '#kernel';
import {
  adoptByRules,
  billingJobs,
  check,
  matchForeignPayment,
  setPayloadRule,
  type Asking,
  type PayloadRuleInput,
} from '#billing';
import { audit } from '#ledger';
import { listPayments, receive, type Payment } from '#payments';
import type { DoorPost } from '#outbound';
import { openShop, type Shop } from './billing-shop.ts';

export type Told = { amount?: Amount; charge?: string; payer?: string; bot?: string; monthly?: boolean };
type Answer = { status: number; body: string };

/** A bot with invoices of its own, and the operator's program that may be asked about them. */
export type ForeignShop = {
  readonly shop: Shop;
  readonly needs: Shop['needs'] & Asking & { readonly clock: MovableClock };
  workspace: WorkspaceId;
  /** What the operator's program does. */
  program(body: string): Promise<Answer>;
  /** What it was asked. */
  readonly asked: DoorPost[];
  /** A workspace that nobody has used. */
  move(): Promise<void>;
  /** The bot tells of its own invoice: paid, or given back. Answers the charge. */
  tell(kind: 'payment_settled' | 'payment_refunded', payload: string, told?: Told): Promise<string>;
  paid(payload: string, told?: Told): Promise<Payment>;
  byCharge(charge: string | null): Promise<Payment>;
  credits(customer: string): Promise<bigint>;
  rule(input: Partial<PayloadRuleInput>): ReturnType<typeof setPayloadRule>;
  match(payment: string, word?: object, key?: string): Promise<Payment>;
  /** The job that asks about this payment. */
  ask(payment: Payment): Promise<void>;
  close(): Promise<void>;
};

let charges = 0;
let keys = 0;

export async function openForeignShop(): Promise<ForeignShop> {
  const shop = await openShop();
  const door = {
    check: () => {},
    get: () => Promise.reject(new Error('nobody is asked')),
    post: async (post: DoorPost) => {
      open.asked.push(post);
      const { status, body } = await open.program(String(post.body));
      return { status, snippet: body, body: Buffer.from(body) };
    },
  };
  const needs = { ...shop.needs, adopt: adoptByRules, masterKey: Buffer.alloc(32, 7), door };
  const open: ForeignShop = {
    shop,
    needs,
    workspace: 0,
    asked: [],
    program: () => Promise.reject(new Error('nobody is there')),
    async move() {
      open.workspace = await shop.newWorkspace();
      open.asked.splice(0);
    },
    async tell(kind, payload, told = {}) {
      const { charge = `their-${(charges += 1)}`, bot = 'bot_1' } = told;
      const event = eventOf(kind, payload, { ...told, charge }, needs.clock.now());
      await receive(needs, { workspace: open.workspace, gateway: 'stars', connection: bot, app: 'main', event });
      return charge;
    },
    paid: async (payload, told) => open.byCharge(await open.tell('payment_settled', payload, told)),
    async byCharge(charge) {
      const { payments } = await listPayments(needs.pool, { workspace: open.workspace });
      const found = payments.find((one) => one.charge === charge);
      if (!found) throw new Error(`Nothing came of ${charge}.`);
      return found;
    },
    credits: async (customer) => (await check(needs, open.workspace, { customer, feature: 'message' })).remaining,
    rule: (input) =>
      setPayloadRule(needs, open.workspace, { code: 'packs', customer: 'payer', ...input } as PayloadRuleInput),
    match: (payment, word = {}, key = `key-${(keys += 1)}`) =>
      matchForeignPayment(needs, open.workspace, { payment, key, ...word }),
    ask: ({ id }) => billingJobs(needs)['billing.ask_payload']({ workspace: open.workspace, payment: id }),
    async close() {
      const found = await audit(shop.database.pool);
      await shop.close();
      if (!found.ok) throw new Error(`The books do not add up: ${JSON.stringify(found.breaks)}`);
    },
  };
  return open;
}

function eventOf(kind: 'payment_settled' | 'payment_refunded', payload: string, told: Told, occurredAt: Date) {
  const { amount = stars(50), charge = '', payer = '77', monthly } = told;
  const fact = { externalId: charge, payload, payer, amount, occurredAt, raw: {} };
  if (kind === 'payment_refunded') return { kind, ...fact } as const;
  return { kind, ...fact, ...(monthly && { recurring: { first: true, period: 2_592_000 } }) } as const;
}
