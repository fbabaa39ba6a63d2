import { createHmac, randomBytes } from 'node:crypto';
import type { EmulatedSystem, HowPaid, OpenSystem, Surroundings } from '@asterism/sandbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cents, decimal, feeOf, type ToyCharge, type ToyInvoice, type ToyShop, type ToyState } from './toy-state.ts';

type Toy = { state: ToyState } & Surroundings;

const newName = (kind: string) => `${kind}_${randomBytes(6).toString('hex')}`;

/** An emulated system that has everything a gateway can have: the one that the suite itself is tried on. */
export const openToy: OpenSystem = (surroundings) => {
  const toy: Toy = { ...surroundings, state: { shops: {}, invoices: {}, payouts: {} } };
  return {
    code: 'toy',
    routes: (app) => toyRoutes(app, toy),
    control: controlOf(toy),
    save: () => toy.state,
    load: (saved) => void (toy.state = saved as ToyState),
  };
};

export const signToy = (body: string, key: string): string => createHmac('sha256', key).update(body).digest('hex');

function toyRoutes(app: FastifyInstance, toy: Toy): void {
  app.setErrorHandler((error, _, reply) => reply.code(400).send({ error: String(error) }));
  app.post('/invoices', (request) => {
    const shop = shopOf(toy, request);
    const { payment, amount, expires_at } = request.body as { payment: string; amount: string; expires_at: string };
    const known = Object.values(toy.state.invoices).find((each) => each.shop === shop.id && each.payment === payment);
    const invoice = known ?? { id: newName('inv'), shop: shop.id, payment, amount, expires_at, charges: [] };
    toy.state.invoices[invoice.id] = invoice;
    toy.changed();
    return invoice;
  });
  app.get('/invoices', (request) => {
    const shop = shopOf(toy, request);
    const { payment } = request.query as { payment: string };
    const found = Object.values(toy.state.invoices).find((each) => each.shop === shop.id && each.payment === payment);
    return { invoice: found ?? null };
  });
  app.post('/payouts', (request, reply) => payOut(toy, shopOf(toy, request), request.body as never, reply));
  app.get('/payouts', (request) => {
    const shop = shopOf(toy, request);
    const found = toy.state.payouts[(request.query as { payout: string }).payout];
    return { payout: found?.shop === shop.id ? found : null };
  });
  app.get('/rows', (request) => {
    const shop = shopOf(toy, request);
    const invoices = Object.values(toy.state.invoices).filter((each) => each.shop === shop.id);
    const payouts = Object.values(toy.state.payouts).filter(
      (each) => each.shop === shop.id && each.status !== 'failed',
    );
    return { invoices, payouts, balance: decimal(shop.balance) };
  });
}

function shopOf({ state }: Toy, request: FastifyRequest): ToyShop {
  const key = (request.headers.authorization ?? '').replace('Bearer ', '');
  const shop = Object.values(state.shops).find((each) => each.key === key);
  if (!shop) throw new Error('No shop has this key.');
  return shop;
}

type Order = { payout: string; amount: string; to: string };

function payOut(
  toy: Toy,
  shop: ToyShop,
  { payout, amount, to }: Order,
  reply: { code(status: number): unknown },
): object {
  const known = toy.state.payouts[payout];
  if (known) return { payout: known };
  const cost = cents(amount) + 25;
  if (cost > shop.balance) {
    reply.code(402);
    return { error: 'There is not enough money in the shop.' };
  }
  const at = toy.clock.now().toISOString();
  const made = { id: newName('out'), shop: shop.id, payout, amount, to, status: shop.outcome, at };
  if (shop.outcome !== 'failed') shop.balance -= cost;
  toy.state.payouts[payout] = made;
  toy.changed();
  return { payout: made };
}

function controlOf(toy: Toy): EmulatedSystem['control'] {
  const { state } = toy;
  const shop = (account: string): ToyShop => known(toy.state.shops[account], 'shop');
  const invoice = (account: string, named: string): ToyInvoice =>
    known(
      Object.values(toy.state.invoices).find(
        (each) => each.shop === account && (each.id === named || each.payment === named),
      ),
      'invoice',
    );
  return {
    open() {
      const made = {
        id: newName('shop'),
        key: randomBytes(20).toString('hex'),
        balance: 0,
        outcome: 'confirmed' as const,
      };
      state.shops[made.id] = made;
      return { account: made.id, settings: { shop: made.id }, secrets: { key: made.key } };
    },
    setWebhook: (account, url) => void (shop(account).hook = url),
    pay: async (account, named, how) => ({ externalId: pay(toy, shop(account), invoice(account, named), how).id }),
    async refund(account, named) {
      const paid = invoice(account, named);
      const charge = known(paid.charges[0], 'charge');
      charge.status = 'refunded';
      shop(account).balance -= cents(charge.amount);
      tell(toy, shop(account), paid, charge);
    },
    repeat(account, named) {
      const paid = invoice(account, named);
      tell(toy, shop(account), paid, known(paid.charges.at(-1), 'charge'));
    },
    fund: (account, _asset, amount) => void (shop(account).balance += cents(amount)),
    settlePayouts: (account, outcome) => void (shop(account).outcome = outcome),
    invoices: (account) =>
      Object.values(state.invoices)
        .filter((each) => each.shop === account)
        .map(({ id, payment, amount, charges }) => ({
          id,
          payment,
          amount,
          asset: 'EUR',
          status: charges[0]?.status ?? 'open',
        })),
    payouts: (account) =>
      Object.values(state.payouts)
        .filter((each) => each.shop === account)
        .map(({ id, payout, amount, status }) => ({ id, payout, amount, asset: 'EUR', status })),
    books: (account) => ({ EUR: decimal(shop(account).balance) }),
  };
}

const known = <Thing>(thing: Thing | undefined, what: string): Thing => {
  if (!thing) throw new Error(`There is no such ${what}.`);
  return thing;
};

function pay(
  toy: Toy,
  shop: ToyShop,
  invoice: ToyInvoice,
  { amount, isSilent, status = 'paid' }: HowPaid = {},
): ToyCharge {
  const paid = amount ?? invoice.amount;
  const charge = { id: newName('chg'), amount: paid, fee: feeOf(paid), status, at: toy.clock.now().toISOString() };
  invoice.charges.push(charge);
  if (status === 'paid') shop.balance += cents(paid) - cents(charge.fee);
  if (!isSilent) tell(toy, shop, invoice, charge);
  toy.changed();
  return charge;
}

function tell({ deliver }: Toy, { id, key, hook }: ToyShop, { payment }: ToyInvoice, charge: ToyCharge): void {
  if (hook === undefined) return;
  const body = JSON.stringify({ shop: id, payment, currency: 'EUR', ...charge });
  const headers = { 'content-type': 'application/json', 'x-toy-signature': signToy(body, key) };
  deliver({ url: hook, method: 'POST', headers, body, schedule: [5, 60, 600] });
}
