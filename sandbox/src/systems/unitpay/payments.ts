import { inRubles, kept, rubles } from './money.ts';
import { No } from './no.ts';
import { moscowNow, type Payment, type Project, type UnitPay } from './state.ts';

/** Takes the money of a payment. Test money reaches no balance. */
export function settle(unitpay: UnitPay, project: Project, payment: Payment): void {
  const sum = inRubles(payment.orderSum, payment.orderCurrency);
  payment.profit = sum - kept(sum);
  payment.status = 'success';
  payment.date = moscowNow(unitpay);
  project.balance += payment.profit;
}

/** One refund of a payment, whole. What was kept of it is not given back. */
export function refund(project: Project, paymentId: string | undefined): Payment {
  const payment = find(project, paymentId);
  if (payment.status !== 'success' || payment.isRefunded) throw new No('The payment cannot be refunded.');
  payment.status = 'refund';
  payment.isRefunded = true;
  project.balance -= inRubles(payment.orderSum, payment.orderCurrency);
  return payment;
}

export function find(project: Project, paymentId: string | undefined): Payment {
  const payment = project.payments.find((each) => each.paymentId === paymentId);
  if (!payment) throw new No('Payment not found.', -32602);
  return payment;
}

/** The ids that the sandbox of UnitPay knows by heart. */
const byHeart: Readonly<Record<string, string>> = { 100301: 'wait', 100303: 'success', 100304: 'error' };

/** A payment as getPayment shows it. */
export function getPayment(unitpay: UnitPay, project: Project, paymentId: string | undefined, isTest: boolean): object {
  const status = isTest ? byHeart[paymentId ?? ''] : undefined;
  if (status !== undefined) return { ...sampleOf(unitpay, project), paymentId, status };
  const { profit, isRefunded, isTest: _isTest, desc: _desc, ...rest } = find(project, paymentId);
  return {
    ...rest,
    projectId: project.id,
    purse: '516874xxxxxx7569',
    profit: rubles(profit),
    payerSum: rest.orderSum,
    payerCurrency: rest.orderCurrency,
    availableForRefund: isRefunded ? '0.00' : rest.orderSum,
    isPreauth: 0,
    refunds: isRefunded ? [{ sum: rest.orderSum, date: rest.date }] : [],
    receiptUrl: `${unitpay.world.url()}/unitpay/receipt/${rest.paymentId}`,
  };
}

const sampleOf = (unitpay: UnitPay, project: Project) => ({
  paymentType: 'card',
  date: moscowNow(unitpay),
  purse: '516874xxxxxx7569',
  account: 'test',
  profit: '9.60',
  projectId: project.id,
  orderSum: '10.00',
  orderCurrency: 'RUB',
  payerSum: '10.00',
  payerCurrency: 'RUB',
  availableForRefund: '10.00',
  isPreauth: 0,
  refunds: [],
});
