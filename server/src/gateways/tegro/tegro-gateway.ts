import type { Gateway, GatewayNeeds } from '#payments/gateway';
import type { TegroNeeds } from './call-tegro.ts';
import { createInvoice } from './create-invoice.ts';
import { tegroCode, tegroForm, tegroName } from './form.ts';
import { lookUpPayment } from './look-up.ts';
import { nonces } from './nonce.ts';
import { readTegroWebhook } from './read-webhook.ts';
import { statement } from './statement.ts';

/**
 * Tegro.Money as a gateway; a connection is a shop. It pays nothing out from here: what its calls for that answer, and
 * what they do with an order that comes twice, is written down nowhere, and a payout cannot be taken back.
 */
export function tegroGateway(given: Pick<GatewayNeeds, 'clock' | 'publicUrl' | 'root' | 'open'>): Gateway {
  const needs: TegroNeeds = { ...given, nonce: nonces(() => given.clock.now()) };
  return {
    code: tegroCode,
    name: tegroName,
    form: tegroForm,
    payIn: {
      isRepeatSafe: true,
      createInvoice: (connection, request) => createInvoice(needs, connection, request),
    },
    webhook: { read: readTegroWebhook },
    lookUp: { payment: (connection, asked) => lookUpPayment(needs, connection, asked) },
    statement: statement(needs),
  };
}
