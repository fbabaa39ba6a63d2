import type { Gateway } from '#payments/gateway';
import type { HeleketNeeds } from './call-heleket.ts';
import { createInvoice } from './create-invoice.ts';
import { heleketCode, heleketForm, heleketName } from './form.ts';
import { lookUpPayment } from './look-up.ts';
import { heleketAssets } from './money.ts';
import { payOut } from './pay-out.ts';
import { readHeleketWebhook } from './read-webhook.ts';
import { statement } from './statement.ts';

/**
 * Heleket as a gateway; a connection is a merchant. There is no refund here: Heleket gives a payment back to an address
 * that somebody has to name, with the payout key, so it is a payout to that person.
 */
export const heleketGateway = (needs: HeleketNeeds): Gateway => ({
  code: heleketCode,
  name: heleketName,
  form: heleketForm,
  payIn: {
    assets: heleketAssets,
    isRepeatSafe: true,
    createInvoice: (connection, request) => createInvoice(needs, connection, request),
  },
  webhook: { read: readHeleketWebhook },
  lookUp: { payment: (connection, asked) => lookUpPayment(needs, connection, asked) },
  payOut: payOut(needs),
  statement: statement(needs),
});
