import type { FastifyInstance } from 'fastify';
import { commission, kopecks, rubles } from './money.ts';
import { No } from './no.ts';
import { makePayment, type Params } from './orders.ts';
import { pages } from './pages.ts';
import { getPayment, refund } from './payments.ts';
import { massPayment, massPaymentStatus } from './payouts.ts';
import type { Project, UnitPay } from './state.ts';

type Run = (unitpay: UnitPay, project: Project, params: Params) => unknown;

/** Methods that the project's secret key opens. */
const ofProjects: Readonly<Record<string, Run>> = {
  initPayment(unitpay, project, params) {
    if (params['projectId'] !== project.id) throw new No('Unknown project.', -32602);
    const { paymentId } = makePayment(unitpay, project, params, params['paymentType'] ?? '');
    const at = `${unitpay.world.url()}/unitpay`;
    const receiptUrl = `${at}/receipt/${paymentId}`;
    return {
      message: 'Payment created.',
      paymentId,
      receiptUrl,
      type: 'redirect',
      redirectUrl: `${at}/pay/payment/${paymentId}`,
    };
  },
  getPayment: (unitpay, project, { paymentId, test }) => getPayment(unitpay, project, paymentId, test === '1'),
  refundPayment(unitpay, project, { paymentId }) {
    refund(project, paymentId);
    unitpay.world.changed();
    return { message: 'The payment is refunded.' };
  },
};

/** Methods that the account's e-mail address and key open. */
const ofAccounts: Readonly<Record<string, Run>> = {
  massPayment,
  massPaymentStatus,
  getPartner: (_, { balance, login }) => ({ email: login, balance: rubles(balance) }),
  massPaymentAvailableAmount: (_, { balance }) => ({ sum: rubles(balance) }),
  massPaymentCommissions: (_, __, { sum = '0' }) => ({ card: rubles(commission(kopecks(sum) ?? 0)) }),
  getSbpBankList: () => ({ banks: [{ memberId: '100000000111', name: 'A bank' }] }),
};

/** The API of UnitPay at `/api?method=…`: HTTP 200 whatever it says. Parameters are flat or in `params[…]`. */
export function routes(app: FastifyInstance, unitpay: UnitPay): void {
  app.get('/api', (request, reply) => {
    try {
      return { result: call(unitpay, flat(request.query as Record<string, string>)) };
    } catch (error) {
      if (!(error instanceof No)) throw error;
      const { code, message } = error;
      return reply.send({ error: { message, ...(code !== undefined && { code }) } });
    }
  });
  pages(app, unitpay);
}

const flat = (query: Record<string, string>): Params =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [/^params\[(\w+)\]$/.exec(name)?.[1] ?? name, value]),
  );

function call(unitpay: UnitPay, params: Params): unknown {
  const { method = '', secretKey, login } = params;
  const projects = Object.values(unitpay.state.projects);
  const run = Object.hasOwn(ofProjects, method) ? ofProjects[method] : undefined;
  const project = run
    ? projects.find((each) => each.secretKey === secretKey)
    : projects.find((each) => each.accountKey === secretKey && each.login === login);
  const known = run ?? (Object.hasOwn(ofAccounts, method) ? ofAccounts[method] : undefined);
  if (!known) throw new No('Unknown method.', -32601);
  if (!project || (params['test'] === '1') !== project.isTest) throw new No('Authorization failed.', -32000);
  return known(unitpay, project, params);
}
