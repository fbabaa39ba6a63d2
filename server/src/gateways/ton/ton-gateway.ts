import type { Gateway } from '#payments/gateway';
import { tonCode } from './code.ts';
import { createInvoice } from './create-invoice.ts';
import { tonAssets, tonForm } from './form.ts';
import { lookUpPayment } from './look-up.ts';
import type { TonNeeds } from './needs.ts';
import { tonPayOut } from './payout-rail.ts';
import { readBalances, readStatement } from './statement.ts';

/**
 * TON on chain: money comes in by a comment, is watched for (`tonWatcher`) and looked up, and leaves in batches. There is
 * no delivery to prove and nothing to give back by itself.
 */
export const tonGateway = (needs: TonNeeds): Gateway => ({
  code: tonCode,
  name: 'TON',
  form: tonForm,
  payIn: {
    assets: tonAssets,
    createInvoice: (connection, request) => createInvoice(needs, connection, request),
    isRepeatSafe: true,
  },
  lookUp: { payment: (connection, asked) => lookUpPayment(needs, connection, asked) },
  payOut: tonPayOut(needs),
  statement: {
    read: (connection, since, until) => readStatement(needs, connection, since, until),
    balances: (connection) => readBalances(needs, connection),
  },
});
