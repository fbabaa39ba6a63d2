import { expect } from 'vitest';
import { formatUnits, newId, parseUnits, scaleOf, type Amount } from '#kernel';
import { GatewayUnavailable, type PayoutOrder, type PayoutRail, type PayoutState } from '#payments/gateway';
import type { Stand } from '../stand.ts';
import { type Case, faultOf } from './case.ts';

type Till = {
  readonly rail: PayoutRail;
  readonly order: PayoutOrder;
  readonly since: Date;
  readonly send: () => Promise<PayoutState>;
  readonly find: () => Promise<PayoutState>;
  /** What has left the account since it was funded. */
  readonly spent: () => Promise<bigint>;
  /** How many of this order the system has. */
  readonly made: () => number;
};

const text = ({ asset, units }: Amount, times = 1n): string => formatUnits(units * times, scaleOf(asset));

const absent: PayoutState = { state: 'absent' };

/** An account with money on it, and an order to pay out from it. */
async function openTill({ bench, account, connection, opened }: Stand): Promise<Till> {
  const { gateway, rig, clock } = bench;
  const { control } = bench.system;
  const rail = gateway.payOut;
  if (!rig.payout || !rail?.send || !rail.find) throw new Error('There is no rail; say so in the rig.');
  const { amount } = rig.payout;
  await control.fund?.(account, amount.asset, text(amount, 10n));
  const order = { payout: newId('po'), amount, destination: rail.readDestination(opened, rig.payout.destination) };
  const held = async () => parseUnits((await control.books(account))[amount.asset] ?? '0', scaleOf(amount.asset));
  const before = await held();
  const since = clock.now();
  return {
    rail,
    order,
    since,
    send: async () => rail.send?.(connection, order) ?? absent,
    find: async () => rail.find?.(connection, order, since) ?? absent,
    spent: async () => before - (await held()),
    made: () => (control.payouts?.(account) ?? []).filter(({ payout }) => payout.startsWith(order.payout)).length,
  };
}

/** Asks until the payout has ended. */
async function ended(stand: Stand, till: Till, first: PayoutState): Promise<PayoutState> {
  let state = first;
  for (let rounds = 0; rounds < 20 && state.state === 'sent'; rounds += 1) {
    await stand.pass('1m');
    state = await till.find();
  }
  return state;
}

/** Confirmed, once, and what left the account is the amount and the fee that we were told of. */
async function expectPaid(stand: Stand, till: Till, first: PayoutState): Promise<void> {
  const state = await ended(stand, till, first);
  expect(state).toMatchObject({ state: 'confirmed' });
  const fee = state.state === 'confirmed' ? (state.fee?.units ?? 0n) : 0n;
  expect(await till.spent(), 'what left the account').toBe(till.order.amount.units + fee);
  expect(till.made(), 'payouts at the system').toBe(1);
}

const payout: Case = async (stand) => {
  const till = await openTill(stand);
  await expectPaid(stand, till, await till.send());
};

const payoutRepeat: Case = async (stand) => {
  const till = await openTill(stand);
  if (!till.rail.isRepeatSafe) throw new Error('Sending again may pay twice; say so in the rig.');
  const first = await till.send();
  await expectPaid(stand, till, await till.send().catch(() => first));
};

/** The call dies at a fault, and the caller is told that it does not know. */
async function sendThrough(stand: Stand, till: Till, kind: string): Promise<void> {
  await faultOf(stand, { kind });
  const error = await till.send().catch((thrown: unknown) => thrown);
  stand.bench.said.push(error);
  expect(error).toBeInstanceOf(GatewayUnavailable);
}

const payoutLostBefore: Case = async (stand) => {
  const till = await openTill(stand);
  await sendThrough(stand, till, 'timeout_before');
  expect(['absent', 'strange'], 'of a call that never arrived').toContain((await till.find()).state);
  expect(await till.spent()).toBe(0n);
  if (till.rail.isRepeatSafe) await expectPaid(stand, till, await till.send());
};

const payoutLostAfter: Case = async (stand) => {
  const till = await openTill(stand);
  await sendThrough(stand, till, 'timeout_after');
  await expectPaid(stand, till, await till.find());
};

const payoutRefused: Case = async (stand) => {
  const till = await openTill(stand);
  stand.bench.system.control.settlePayouts?.(stand.account, 'failed');
  const state = await ended(stand, till, await till.send());
  expect(state).toMatchObject({ state: 'failed', words: expect.stringMatching(/./) });
  expect(await till.spent(), 'what left the account').toBe(0n);
};

const payoutUnknown: Case = async (stand) => {
  const till = await openTill(stand);
  expect(await till.find()).toEqual({ state: 'absent' });
};

const payoutDestinations: Case = async ({ bench, opened }) => {
  const { payout: given } = bench.rig;
  const rail = bench.gateway.payOut;
  if (!given || !rail) throw new Error('There is no rail; say so in the rig.');
  const good = rail.readDestination(opened, given.destination);
  expect(rail.readDestination(opened, good), 'one spelling').toEqual(good);
  for (const bad of [{}, ...given.bad])
    expect(() => rail.readDestination(opened, bad), JSON.stringify(bad)).toThrow(
      expect.objectContaining({ code: 'destination_invalid' }),
    );
};

export const payoutCases = {
  payout,
  payout_repeat: payoutRepeat,
  payout_lost_before: payoutLostBefore,
  payout_lost_after: payoutLostAfter,
  payout_refused: payoutRefused,
  payout_unknown: payoutUnknown,
  payout_destinations: payoutDestinations,
};
