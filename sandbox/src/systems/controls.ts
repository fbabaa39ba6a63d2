import { route, type Route, Wrong } from '@asterism/telegram-sandbox';
import { z } from 'zod';
import { type EmulatedSystem, type HowPaid, payoutOutcomes } from './system.ts';

type Controlled = {
  readonly systems: readonly EmulatedSystem[];
  readonly accounts: Record<string, string[]>;
  readonly changed: () => void;
};

const texts = z.record(z.string(), z.string());
const done = z.object({ ok: z.literal(true) });
const ok = { ok: true } as const;
const invoiceNamed = z.strictObject({ invoice: z.string().describe('our payment id, or the system’s id') });
const amount = z.string().describe('decimal text in the asset of the invoice');
const paying = invoiceNamed.extend({
  amount: amount.optional(),
  is_silent: z.boolean().optional().describe('no webhook is sent'),
  status: z.string().optional().describe('a status of the system’s own in place of the one for paid'),
  at: z.literal('late').optional().describe('after the end of the invoice'),
});
const invoice = z.object({
  id: z.string(),
  payment: z.string(),
  amount,
  asset: z.string(),
  status: z.string(),
  page: z.string(),
});
const payout = z.object({ id: z.string(), payout: z.string(), amount, asset: z.string(), status: z.string() });
const account = '/sandbox/gateways/{code}/accounts/{account}';

/** What cannot be done at this system is said, with what can. */
const can = <Ability>(ability: Ability | undefined, what: string): Ability => {
  if (ability === undefined) throw new Wrong(400, `This system cannot ${what}.`);
  return ability;
};

/** The invoices of an account, each with the page where a person pays it. */
export const invoicesOf = ({ code, control }: EmulatedSystem, of: string) =>
  control.invoices(of).map((each) => ({ ...each, page: each.page ?? `/${code}/pay/${encodeURIComponent(each.id)}` }));

/** `/sandbox/gateways/*`: what people, operators and the systems themselves do. */
export const systemControls = (controlled: Controlled): readonly Route[] => {
  const find = ({ code = '' }: Record<string, string>): EmulatedSystem => {
    const found = controlled.systems.find((system) => system.code === code);
    const known = controlled.systems.map((system) => system.code).join(', ');
    if (!found) throw new Wrong(404, `There is no system "${code}". There are: ${known || 'none'}.`);
    return found;
  };
  return [...openingRoutes(controlled, find), ...moneyRoutes(find), ...readingRoutes(find)];
};

type Find = (params: Record<string, string>) => EmulatedSystem;
const named = ({ account: name = '' }: Record<string, string>): string => name;

const openingRoutes = ({ systems, accounts, changed }: Controlled, find: Find): readonly Route[] => [
  route({
    method: 'GET',
    path: '/sandbox/gateways',
    summary: 'The emulated payment systems, and the accounts opened at them; /gateways shows them to people',
    answer: z.array(z.object({ code: z.string(), accounts: z.array(z.string()) })),
    run: () => systems.map(({ code }) => ({ code, accounts: accounts[code] ?? [] })),
  }),
  route({
    method: 'POST',
    path: '/sandbox/gateways/{code}/accounts',
    summary: 'Opens a shop, app or wallet; answers what to enter at the platform',
    body: z.strictObject({ is_test: z.boolean().optional() }),
    answer: z.object({ account: z.string(), settings: texts, secrets: texts }),
    run: async (_, { params, body }) => {
      const system = find(params);
      const opened = await system.control.open(body.is_test === undefined ? {} : { isTest: body.is_test });
      (accounts[system.code] ??= []).push(opened.account);
      changed();
      return opened;
    },
  }),
  route({
    method: 'POST',
    path: `${account}/webhook`,
    summary: 'Sets where the webhooks of this account go',
    body: z.strictObject({ url: z.url() }),
    answer: done,
    run: (_, { params, body }) => {
      find(params).control.setWebhook?.(named(params), body.url);
      return ok;
    },
  }),
];

const moneyRoutes = (find: Find): readonly Route[] => [
  route({
    method: 'POST',
    path: `${account}/pay`,
    summary: 'Pays an invoice, as a person would',
    body: paying,
    answer: z.object({ external_id: z.string() }),
    run: async (_, { params, body }) => {
      const { invoice: paid, amount: sum, is_silent: isSilent, status, at } = body;
      const how: HowPaid = {
        ...(sum !== undefined && { amount: sum }),
        ...(isSilent !== undefined && { isSilent }),
        ...(status !== undefined && { status }),
        ...(at !== undefined && { at }),
      };
      const { externalId } = await find(params).control.pay(named(params), paid, how);
      return { external_id: externalId };
    },
  }),
  route({
    method: 'POST',
    path: `${account}/refund`,
    summary: 'Gives a payment back at the system’s side',
    body: invoiceNamed,
    answer: done,
    run: async (_, { params, body }) => {
      await can(find(params).control.refund, 'give money back')(named(params), body.invoice);
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: `${account}/repeat`,
    summary: 'Sends the last webhook of an invoice again',
    body: invoiceNamed,
    answer: done,
    run: (_, { params, body }) => {
      can(find(params).control.repeat, 'repeat a webhook')(named(params), body.invoice);
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: `${account}/fund`,
    summary: 'Puts money on the account to pay out from',
    body: z.strictObject({ asset: z.string(), amount }),
    answer: done,
    run: async (_, { params, body }) => {
      await can(find(params).control.fund, 'be funded')(named(params), body.asset, body.amount);
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: `${account}/payouts`,
    summary: 'Decides how payouts end from now on',
    body: z.strictObject({ outcome: z.enum(payoutOutcomes) }),
    answer: done,
    run: (_, { params, body }) => {
      can(find(params).control.settlePayouts, 'pay out')(named(params), body.outcome);
      return ok;
    },
  }),
];

const readingRoutes = (find: Find): readonly Route[] => [
  route({
    method: 'GET',
    path: `${account}/invoices`,
    summary: 'The invoices of an account, each with the page where a person pays it',
    answer: z.array(invoice),
    run: (_, { params }) => invoicesOf(find(params), named(params)),
  }),
  route({
    method: 'GET',
    path: `${account}/payouts`,
    summary: 'The payouts of an account',
    answer: z.array(payout),
    run: (_, { params }) => {
      return can(find(params).control.payouts, 'pay out')(named(params));
    },
  }),
  route({
    method: 'GET',
    path: `${account}/books`,
    summary: 'What the system itself says there is on the account',
    answer: texts,
    run: (_, { params }) => find(params).control.books(named(params)),
  }),
];
