import type { Gateway, GatewayNeeds } from '#payments/gateway';
import { priceAssets } from './assets.ts';
import { createInvoice, findInvoice } from './create-invoice.ts';
import { form } from './form.ts';
import { lookUp } from './look-up.ts';
import { transfers } from './pay-out.ts';
import { readWebhook } from './read-webhook.ts';
import { statement } from './statement.ts';

/** CryptoBot (Crypto Pay) as a gateway; a connection is one app of it. */
export const cryptobotGateway = (needs: GatewayNeeds): Gateway => ({
  code: 'cryptobot',
  name: 'CryptoBot',
  form,
  payIn: {
    assets: priceAssets,
    createInvoice: (connection, request) => createInvoice(needs, connection, request),
    isRepeatSafe: false,
    findInvoice: (connection, request) => findInvoice(needs, connection, request),
  },
  webhook: { read: readWebhook },
  lookUp: { payment: (connection, asked) => lookUp(needs, connection, asked) },
  payOut: transfers(needs),
  statement: statement(needs),
});
