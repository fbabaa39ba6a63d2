import { Wrong } from '@asterism/telegram-sandbox';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { kopecks, rubles } from './money.ts';
import { check, send, tell } from './notices.ts';
import { refund, settle } from './payments.ts';
import { routes } from './routes.ts';
import { openProject, type Payment, type Project, type State, type UnitPay } from './state.ts';

/** UnitPay, emulated: an account is a project of it. */
export const openUnitpay: OpenSystem = (world) => {
  const unitpay: UnitPay = { world, state: { last: 0, projects: {} } };
  return {
    code: 'unitpay',
    routes: (app) => routes(app, unitpay),
    control: controlOf(unitpay),
    save: () => unitpay.state,
    load: (saved) => void (unitpay.state = saved as State),
  };
};

const controlOf = (unitpay: UnitPay): EmulatedSystem['control'] => ({
  open({ isTest = false } = {}) {
    const { id, publicKey, login, secretKey, accountKey } = openProject(unitpay, isTest);
    return {
      account: id,
      settings: { public_key: publicKey, project_id: id, login },
      secrets: { secret_key: secretKey, account_secret_key: accountKey },
    };
  },
  setWebhook(account, url) {
    projectOf(unitpay, account).hook = url;
    unitpay.world.changed();
  },
  async pay(account, named, { amount, isSilent = false, status, at } = {}) {
    const project = projectOf(unitpay, account);
    const payment = paymentOf(project, named);
    if (amount !== undefined && kopecks(amount) !== kopecks(payment.orderSum))
      throw new Wrong(400, 'The sum of an order at UnitPay is signed, so it is paid whole.');
    if (payment.status === 'success') throw new Wrong(400, 'The order is paid.');
    const no = isSilent ? undefined : await check(project, payment);
    if (no !== undefined && at !== 'late') throw new Wrong(400, `The shop says no: ${no}`);
    if (status === undefined) settle(unitpay, project, payment);
    else payment.status = status;
    const method = status === 'error' || status === 'preauth' ? status : 'pay';
    if (!isSilent) tell(unitpay, project, payment, method);
    unitpay.world.changed();
    return { externalId: payment.paymentId };
  },
  async refund(account, named) {
    const project = projectOf(unitpay, account);
    refund(project, paymentOf(project, named).paymentId);
    unitpay.world.changed();
  },
  repeat(account, named) {
    const project = projectOf(unitpay, account);
    send(unitpay, project, paymentOf(project, named));
  },
  fund(account, asset, amount) {
    const units = asset === 'RUB' ? kopecks(amount) : undefined;
    if (units === undefined) throw new Wrong(400, 'The balance of UnitPay is in RUB.');
    projectOf(unitpay, account).balance += units;
    unitpay.world.changed();
  },
  settlePayouts: (account, outcome) => void (projectOf(unitpay, account).payoutsEnd = outcome),
  invoices: (account) =>
    projectOf(unitpay, account).payments.map(
      ({ paymentId: id, account: payment, orderSum: amount, orderCurrency: asset, status }) => ({
        id,
        payment,
        amount,
        asset,
        status,
        page: `/unitpay/pay/payment/${id}`,
      }),
    ),
  payouts: (account) =>
    projectOf(unitpay, account)
      .payouts.filter(({ status }) => status !== 'failed')
      .map(({ payoutId: id, transactionId: payout, sum, status }) => ({
        id,
        payout,
        amount: rubles(sum),
        asset: 'RUB',
        status,
      })),
  books: (account) => ({ RUB: rubles(projectOf(unitpay, account).balance) }),
});

function projectOf({ state }: UnitPay, account: string): Project {
  const project = state.projects[account];
  if (!project) throw new Wrong(404, 'There is no such project.');
  return project;
}

/** By its number, or by our payment: of several, the youngest. A link that nobody has followed yet is no payment here. */
function paymentOf({ payments }: Project, named: string): Payment {
  const payment = payments.find(({ paymentId, account }) => paymentId === named || account === named);
  if (!payment) throw new Wrong(404, 'There is no such payment. A link of the hosted form has to be opened first.');
  return payment;
}
