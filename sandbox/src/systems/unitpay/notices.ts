import { createHash } from 'node:crypto';
import { rubles } from './money.ts';
import type { Payment, Project, UnitPay } from './state.ts';

export type Method = 'check' | 'pay' | 'preauth' | 'error';

const minute = 60;

/** A notification's query, signed. */
export function queryOf(
  project: Project,
  payment: Payment,
  method: Method,
  more: Readonly<Record<string, string>> = {},
): string {
  const params: Record<string, string> = {
    account: payment.account,
    date: payment.date,
    ip: '203.0.113.7',
    operator: payment.paymentType,
    orderCurrency: payment.orderCurrency,
    orderSum: payment.orderSum,
    payerCurrency: payment.orderCurrency,
    payerSum: payment.orderSum,
    paymentType: payment.paymentType,
    profit: rubles(payment.profit),
    projectId: project.id,
    purse: '516874xxxxxx7569',
    sum: payment.orderSum.replace(/\.?0+$/, ''),
    test: payment.isTest ? '1' : '0',
    unitpayId: payment.paymentId,
    ...(method === 'pay' && { '3ds': '1' }),
    ...more,
  };
  const values = Object.entries(params)
    .toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map(([, value]) => value);
  const signature = createHash('sha256')
    .update([method, ...values, project.secretKey].join('{up}'))
    .digest('hex');
  const pairs = Object.entries({ ...params, signature }).map(([name, value]): [string, string] => [
    `params[${name}]`,
    value,
  ]);
  return new URLSearchParams([['method', method], ...pairs]).toString();
}

/** Whether the receiver said yes: 200 and a `result`. */
function isYes({ status, text }: { readonly status: number; readonly text: string }): boolean {
  try {
    const said: unknown = JSON.parse(text);
    return status === 200 && typeof said === 'object' && said !== null && 'result' in said;
  } catch {
    return false;
  }
}

/** Tells of a payment: about once a minute a few times, then an operator sends it again by hand (`repeat`). */
export function tell(unitpay: UnitPay, project: Project, payment: Payment, method: Method): void {
  project.told[payment.paymentId] = queryOf(project, payment, method);
  send(unitpay, project, payment);
}

/** Sends the last notification of a payment. What is not taken makes the payment one that "was not completed". */
export function send({ world }: UnitPay, project: Project, payment: Payment): void {
  const query = project.told[payment.paymentId];
  if (query === undefined || project.hook === '') return;
  world.deliver({
    url: `${project.hook}?${query}`,
    method: 'GET',
    headers: {},
    schedule: [minute, minute, minute, minute],
    accepts: isYes,
  });
}

/** Asks at once whether the money may be taken; undefined is yes, words are a no. */
export async function check(project: Project, payment: Payment): Promise<string | undefined> {
  if (project.hook === '') return 'The project has no handler.';
  try {
    const response = await fetch(`${project.hook}?${queryOf(project, payment, 'check')}`, {
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    if (isYes({ status: response.status, text })) return undefined;
    const said = JSON.parse(text) as { error?: { message?: string } };
    return said.error?.message ?? 'The shop does not take this payment.';
  } catch {
    return 'The shop does not answer.';
  }
}
