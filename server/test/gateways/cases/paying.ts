import { expect } from 'vitest';
import type { Case } from './case.ts';
import { faultOf } from './case.ts';

const paid: Case = async (stand) => {
  const payment = await stand.ask();
  await stand.pay(payment);
  await stand.credited(payment);
  expect(await stand.now(payment)).toMatchObject({ status: 'fulfilled', paid: stand.bench.rig.price });
};

const duplicate: Case = async (stand) => {
  await faultOf(stand, { kind: 'duplicate' });
  const payment = await stand.ask();
  await stand.pay(payment);
  await stand.credited(payment);
  const genuine = stand.line.came.at(-1);
  if (!genuine) throw new Error('Nothing was delivered.');
  await Promise.all(Array.from({ length: 4 }, () => stand.deliver(genuine)));
  stand.bench.system.control.repeat?.(stand.account, payment.id);
  await stand.pass('15s');
  await stand.credited(payment);
  expect(stand.line.answers.map(({ status }) => status)).toEqual(stand.line.answers.map(() => 200));
};

const reordered: Case = async (stand) => {
  const payments = [await stand.ask(), await stand.ask(), await stand.ask()];
  await faultOf(stand, { kind: 'reorder' });
  for (const payment of payments) await stand.pay(payment);
  for (const payment of payments) await stand.credited(payment);
};

const paidTwice: Case = async (stand) => {
  const payment = await stand.ask();
  const first = await stand.pay(payment);
  await stand.credited(payment);
  const second = await stand.pay(payment);
  expect(second, 'the name of the second charge').not.toBe(first);
  await stand.credited(payment, 2);
};

const silent: Case = async (stand) => {
  const payment = await stand.ask();
  await stand.pay(payment, { isSilent: true });
  await stand.credited(payment);
  const told = stand.line.came.filter((delivery) => !stand.line.isQuestion(delivery));
  expect(told.length, 'deliveries').toBe(0);
};

const refunded: Case = async (stand) => {
  const { refund, repeat } = stand.bench.system.control;
  if (!refund) throw new Error('The system gives nothing back; say so in the rig.');
  const payment = await stand.ask();
  await stand.pay(payment);
  await stand.credited(payment);
  await refund(stand.account, payment.id);
  for (let rounds = 0; rounds < 20 && (await stand.now(payment)).status !== 'refunded'; rounds += 1)
    await stand.pass(rounds < 5 ? '15s' : '1h');
  repeat?.(stand.account, payment.id);
  await stand.pass('15s');
  expect((await stand.now(payment)).status).toBe('refunded');
  expect(await stand.user(payment), 'what the payer has').toBe(0n);
};

export const payingCases = { paid, duplicate, reordered, paid_twice: paidTwice, silent, refunded };
