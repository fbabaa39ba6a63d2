import { afterAll, beforeAll, expect, it } from 'vitest';
import { openUnitpay } from '@asterism/sandbox/systems/unitpay';
import type { Delivery, Gateway, GatewayNeeds } from '#payments/gateway';
import { conforms, openBench, openStand, type Bench, type Change, type Rig } from '#test/gateways';
import { readNotice } from './notice.ts';
import { signNotice } from './sign.ts';
import { unitpayGateway } from './unitpay-gateway.ts';

const changes: Readonly<Record<Change, readonly [string, string] | undefined>> = {
  amount: ['orderSum', '1.00'],
  currency: ['orderCurrency', 'USD'],
  order: ['account', 'pay_0000000000000000000000'],
  shop: ['projectId', '999999'],
  status: undefined,
};

function resign(delivery: Delivery, change: Change, secret: string): Delivery | undefined {
  const notice = readNotice(delivery.query);
  const changed = changes[change];
  if (!notice || !changed) return undefined;
  const params = new Map(notice.params).set(...changed);
  params.set('signature', signNotice(notice.method, params, secret));
  const pairs = [...params].map(([name, value]): [string, string] => [`params[${name}]`, value]);
  return { ...delivery, query: new URLSearchParams([['method', notice.method], ...pairs]).toString() };
}

/** What never happens, however payments are asked for. */
const never = {
  underpaid: 'The sum of an order is signed: it is paid whole.',
  overpaid: 'The sum of an order is signed: it is paid whole.',
  paid_twice: 'A payment of UnitPay is paid once.',
  refunded: 'UnitPay tells nobody of a refund made in its cabinet, and has no list that would show it.',
  statement: 'UnitPay has no list of payments that a program could read.',
};

const rig: Rig = {
  code: 'unitpay',
  gateway: unitpayGateway,
  system: openUnitpay,
  price: { asset: 'RUB', units: 25_050n },
  isQuestion: ({ query }) => query.startsWith('method=check'),
  resign: (delivery, change, { secrets }) => resign(delivery, change, secrets['secret_key'] ?? ''),
  payout: {
    amount: { asset: 'RUB', units: 50_000n },
    destination: { purse: '4111 1111 1111 1111' },
    bad: [
      { purse: '4111111111111112' },
      { purse: '79001234567', payment_type: 'sbp' },
      { purse: '4111111111111111', payment_type: 'webmoney' },
      { purse: '4111111111111111', member_id: '1' },
      { purse: '4111111111111111', note: 'x' },
    ],
  },
};

/** With links: whoever pays follows the link first, and only then UnitPay knows of the payment. */
const withLinks = (needs: GatewayNeeds): Gateway => {
  const gateway = unitpayGateway(needs);
  const { payIn } = gateway;
  if (!payIn) throw new Error('UnitPay takes payments.');
  const createInvoice: typeof payIn.createInvoice = async (connection, request) => {
    const invoice = await payIn.createInvoice(connection, request);
    await (await fetch(invoice.url)).text();
    return invoice;
  };
  return { ...gateway, payIn: { ...payIn, createInvoice } };
};

const noCall = 'The link to the form is made without a call.';
const noNumber = 'A payment that UnitPay has not told of has no number that it could be asked by.';

conforms({
  ...rig,
  gateway: withLinks,
  cannot: {
    ...never,
    limited: noCall,
    failing: noCall,
    create_lost_before: noCall,
    create_lost_after: noCall,
    silent: noNumber,
    expired: noNumber,
  },
});

const notAgain = 'A second initPayment could make a second payment: nobody asks again, a new payment is started.';

conforms({
  ...rig,
  settings: { create: 'api' },
  cannot: {
    ...never,
    failing: notAgain,
    create_lost_before: notAgain,
    create_lost_after: notAgain,
    crash: notAgain,
  },
});

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ ...rig, gateway: withLinks });
});
afterAll(() => bench.close());

it('a payment by link whose "pay" is lost for ever is found by the number that "check" told', async () => {
  const stand = await openStand(bench);
  const payment = await stand.ask();
  await bench.control('/sandbox/faults', { target: 'unitpay', kind: 'drop' });
  await stand.pay(payment);
  await stand.credited(payment);
  expect(stand.line.came.map(({ query }) => query.slice(0, 12))).toEqual(['method=check']);
  await stand.agree();
});

it('a "check" that we answer with a no is not paid', async () => {
  const stand = await openStand(bench);
  const payment = await stand.ask({ expiresAt: new Date(bench.clock.now().getTime() + 60_000) });
  await stand.pass('2m');
  await expect(stand.pay(payment)).rejects.toThrow('The shop says no');
  expect((await stand.now(payment)).paid).toBeNull();
});
