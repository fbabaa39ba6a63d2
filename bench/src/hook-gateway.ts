import { createHmac } from 'node:crypto';
import { places } from '@asterism/server/ledger';
import { sameSecret } from '@asterism/server/kernel';
import type { Gateway, GatewayNeeds } from '@asterism/server/gateway';
import type { Purpose } from '@asterism/server/payments';
import { callGateway } from '@asterism/server/wire';

/** The least a gateway can be: a signed delivery names a payment, and a call over HTTP says that it was paid. */
export const hookGateway = ({ root = '', open }: GatewayNeeds): Gateway => ({
  code: 'bench',
  form: { settings: {}, secrets: { key: { about: 'What deliveries are signed with.', pattern: /\w+/ } } },
  webhook: {
    read({ secrets }, { headers, body }) {
      const signature = createHmac('sha256', secrets['key'] ?? '')
        .update(body)
        .digest('hex');
      const answer = { status: 200, contentType: 'text/plain', body: 'ok' };
      if (!sameSecret(String(headers['x-signature']), signature))
        return { verdict: 'forged', why: 'The signature is wrong.', answer: { ...answer, status: 401, body: 'no' } };
      const { payment } = JSON.parse(body.toString('utf8')) as { payment: string };
      return { verdict: 'genuine', mentions: [{ about: 'payment', payment }], answer };
    },
  },
  lookUp: {
    async payment(connection, { payment, amount }) {
      const { secrets } = await open(connection);
      const headers = { authorization: `Bearer ${secrets['key'] ?? ''}` };
      const { text } = await callGateway({
        gateway: 'Bench',
        url: `${root}/payments/${payment}`,
        method: 'GET',
        headers,
      });
      const { paidAt } = JSON.parse(text) as { paidAt: string };
      const fact = { externalId: `charge-${payment}`, payer: 'somebody', amount, raw: { paidAt } };
      return { state: 'paid', ...fact, occurredAt: new Date(paidAt) };
    },
  },
});

/** What is paid is the customer's. */
export const depositPurpose: Purpose = {
  fulfil: async (_tx, { id, customer, amount }) => ({
    key: `fulfil:${id}`,
    reason: 'bench.deposited',
    reference: id,
    postings: [{ from: places.payment(id), to: places.user(customer ?? id), amount }],
  }),
  refunded: () => Promise.reject(new Error('Nothing is given back here.')),
};

/** The id of the n-th payment of the benchmark. */
export const paymentNamed = (n: number): string => `pay_${n.toString(16).padStart(32, '0')}`;
