import { afterAll, beforeAll, expect, it } from 'vitest';
import { showAddress, tonPayOut, type PayoutNeeds } from '#gateways/ton';
import { audit, places } from '#ledger';
import { moneyOut } from '#payouts';
import { money, openPayoutDesk } from '#test/money';
import { openPayoutRig, type PayoutRig } from './payout-rig.ts';
import { strangerNamed } from './chain-rig.ts';

let rig: PayoutRig;
beforeAll(async () => {
  rig = await openPayoutRig();
});
afterAll(() => rig.close());

it('what people took out, what came back and what it cost is on the books to the nanoton of the wallet', async () => {
  const purse = await rig.openPurse();
  const { pool, clock } = rig;
  const desk = openPayoutDesk({ pool, clock, gateways: [{ code: 'ton', payOut: tonPayOut({ pool }) }] });
  const { id: connection } = purse.connection;
  const opened = { ...purse.connection, workspace: desk.workspace };
  const needs: PayoutNeeds = { ...rig.needs, open: async () => opened, moneyOut: moneyOut(desk.needs) };
  await desk.fund('ann', money('1000', 'TON'));
  await desk.rules({
    rail: '*',
    asset: 'TON',
    automaticUpTo: money('50', 'TON').units,
    feeFixed: money('0.1', 'TON').units,
  });
  const before = await purse.balance();
  const contract = showAddress((await rig.ton.dollar.master()).toRawString(), 'mainnet', true);
  const destinations = [
    { address: showAddress(strangerNamed('books'), 'mainnet', true), memo: '42' },
    { address: showAddress(strangerNamed('other'), 'mainnet') },
    { address: contract, memo: 'not for you' },
  ];
  const asked = await Promise.all(destinations.map((destination) => desk.ask({ destination, connection })));
  await desk.run();
  await purse.settle(11, needs);
  await rig.sweep(needs);
  await desk.run();
  expect(await Promise.all(asked.map(async (one) => (await desk.now(one)).status))).toEqual([
    'confirmed',
    'confirmed',
    'returned',
  ]);
  const world = await desk.balance(places.world('ton', connection));
  expect(money(world, 'TON').units).toBe(before - (await purse.balance()));
  expect([await desk.balance(places.user('ann')), await desk.balance(places.platform('fees'))]).toEqual([
    '979.9',
    '0.3',
  ]);
  expect(await audit(pool)).toMatchObject({ ok: true, breaks: [] });
});
