import type { Gateway, GatewayNeeds } from '#payments/gateway';
import { createSession } from './create-session.ts';
import { form } from './form.ts';
import { lookUp } from './look-up.ts';
import { readWebhook } from './read-webhook.ts';
import { isRefunded, refund } from './refund.ts';
import { statement } from './statement.ts';

/** Stripe Checkout as a gateway; a connection is one account, or its test mode. */
export const stripeGateway = (needs: GatewayNeeds): Gateway => ({
  code: 'stripe',
  name: 'Stripe',
  form,
  payIn: { createInvoice: (connection, request) => createSession(needs, connection, request), isRepeatSafe: true },
  webhook: { read: readWebhook },
  lookUp: { payment: (connection, asked) => lookUp(needs, connection, asked) },
  refund: {
    refund: (connection, charge) => refund(needs, connection, charge),
    find: (connection, charge) => isRefunded(needs, connection, charge),
  },
  statement: statement(needs),
});
