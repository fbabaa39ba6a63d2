import { expect } from 'vitest';
import { createInvoice } from '#payments';
import type { Stand } from '../stand.ts';
import { type Case, faultOf } from './case.ts';

const heal = ({ bench }: Stand): Promise<unknown> => bench.control('/sandbox/faults', undefined, 'DELETE');

/** The first call for an invoice meets the fault; whoever asks again gets one, and it is the only one. */
async function askThrough(stand: Stand, kind: string): Promise<Awaited<ReturnType<Stand['ask']>>> {
  const { bench, account } = stand;
  const payment = await stand.request();
  await faultOf(stand, { kind, retry_after: 1 });
  const first = createInvoice(bench.platform.needs, payment);
  await expect(first, 'the first call').rejects.toMatchObject({ code: 'gateway_unavailable' });
  await first.catch((error: unknown) => bench.said.push(error));
  await heal(stand);
  await stand.invoice(payment);
  const made = bench.system.control.invoices(account).filter((each) => each.payment.startsWith(payment.id));
  expect(made.length, 'invoices that could be paid').toBeLessThanOrEqual(1);
  return payment;
}

/** The delivery comes, and each look-up after it meets the fault; later it is found all the same. */
async function payThrough(stand: Stand, payment: Awaited<ReturnType<Stand['ask']>>, ...kinds: string[]): Promise<void> {
  for (const kind of kinds) await faultOf(stand, { kind, retry_after: 1 });
  await stand.pay(payment);
  await stand.settle();
  await stand.credited(payment);
  await heal(stand);
}

const struckBy =
  (kind: string): Case =>
  async (stand) => {
    const payment = await askThrough(stand, kind);
    await payThrough(stand, payment, kind, kind);
  };

const createLost =
  (kind: 'timeout_before' | 'timeout_after'): Case =>
  async (stand) => {
    const payment = await askThrough(stand, kind);
    await stand.pay(payment);
    await stand.credited(payment);
  };

const lookUpLost: Case = async (stand) => {
  await payThrough(stand, await stand.ask(), 'timeout_before', 'timeout_after');
};

export const outageCases = {
  limited: struckBy('429'),
  failing: struckBy('500'),
  create_lost_before: createLost('timeout_before'),
  create_lost_after: createLost('timeout_after'),
  look_up_lost: lookUpLost,
};
