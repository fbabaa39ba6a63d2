import { z } from 'zod';
import type { Charge, Connection, GatewayNeeds, RefundOutcome } from '#payments/gateway';
import { accountOf, callApi, UnitpayNo } from './call-api.ts';
import { readPayment } from './look-up.ts';

/** Gives a payment back whole: UnitPay makes one refund of a payment, so a repeat finds it made. */
export async function refund(needs: GatewayNeeds, connection: Connection, charge: Charge): Promise<RefundOutcome> {
  const account = accountOf(needs, await needs.open(connection));
  try {
    await callApi(account, 'secret_key', 'refundPayment', { paymentId: charge.externalId }, z.unknown());
    return { outcome: 'done' };
  } catch (error) {
    if (!(error instanceof UnitpayNo)) throw error;
    const found = await readPayment(account, charge.externalId);
    return found?.status === 'refund' ? { outcome: 'done' } : { outcome: 'refused', message: error.message };
  }
}

/** Whether UnitPay says that this payment was given back. */
export async function isRefunded(needs: GatewayNeeds, connection: Connection, charge: Charge): Promise<boolean> {
  const account = accountOf(needs, await needs.open(connection));
  return (await readPayment(account, charge.externalId))?.status === 'refund';
}
