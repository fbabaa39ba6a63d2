import type { Gateway } from '#payments/gateway';
import type { LavaNeeds } from './call-lava.ts';
import { createInvoice } from './create-invoice.ts';
import { lavaAsset, lavaCode, lavaForm, lavaName } from './form.ts';
import { lookUpPayment } from './look-up.ts';
import { payOut } from './pay-out.ts';
import { readLavaWebhook } from './read-webhook.ts';
import { refund } from './refund.ts';

/** Lava.ru's business API as a gateway; a connection is a shop, with the profile that it pays out from. */
export const lavaGateway = (needs: LavaNeeds): Gateway => ({
  code: lavaCode,
  name: lavaName,
  form: lavaForm,
  payIn: {
    assets: [lavaAsset],
    isRepeatSafe: true,
    createInvoice: (connection, request) => createInvoice(needs, connection, request),
  },
  webhook: { read: readLavaWebhook },
  lookUp: { payment: (connection, asked) => lookUpPayment(needs, connection, asked) },
  refund: { refund: (connection, charge) => refund(needs, connection, charge) },
  payOut: payOut(needs),
});
