import type { Gateway, GatewayNeeds } from '#payments/gateway';
import { createInvoice, findInvoice } from './create-invoice.ts';
import { form } from './form.ts';
import { lookUp } from './look-up.ts';
import { payouts } from './pay-out.ts';
import { readWebhook } from './read-webhook.ts';
import { isRefunded, refund } from './refund.ts';

/** UnitPay as a gateway; a connection is one project. */
export const unitpayGateway = (needs: GatewayNeeds): Gateway => ({
  code: 'unitpay',
  name: 'UnitPay',
  form,
  payIn: {
    createInvoice: (connection, request) => createInvoice(needs, connection, request),
    isRepeatSafe: false,
    findInvoice: (connection, request) => findInvoice(needs, connection, request),
  },
  webhook: { read: readWebhook },
  lookUp: { payment: (connection, asked) => lookUp(needs, connection, asked) },
  refund: {
    refund: (connection, charge) => refund(needs, connection, charge),
    find: (connection, charge) => isRefunded(needs, connection, charge),
  },
  payOut: payouts(needs),
});
