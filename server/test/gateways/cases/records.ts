import { expect } from 'vitest';
import type { StatementRow } from '#payments/gateway';
import { leaks } from '../leaks.ts';
import type { Case } from './case.ts';

const secrets: Case = async (stand) => {
  const payment = await stand.ask();
  await stand.pay(payment);
  await stand.credited(payment);
  expect(await leaks(stand.bench), 'secrets in clear').toEqual([]);
};

/** Income less what went out and fees, asset by asset, is what the system says there is. */
const statement: Case = async (stand) => {
  const { gateway, clock, system } = stand.bench;
  if (!gateway.statement) throw new Error('There is no statement; say so in the rig.');
  const since = new Date(clock.now().getTime() - 60_000);
  const payments = [await stand.ask(), await stand.ask()];
  for (const payment of payments) await stand.pay(payment);
  for (const payment of payments) await stand.credited(payment);
  await stand.pass('1m');
  const rows: StatementRow[] = [];
  for await (const page of gateway.statement.read(stand.connection, since, clock.now())) rows.push(...page);
  const charges = await Promise.all(payments.map(async (payment) => (await stand.now(payment)).charge));
  const listed = rows.filter(({ kind }) => kind === 'payment').map(({ externalId }) => externalId);
  expect(listed.toSorted()).toEqual(charges.map(String).toSorted());
  const earlier = rows.filter(({ occurredAt }) => occurredAt < since || occurredAt > clock.now());
  expect(earlier, 'rows outside the time that was asked for').toEqual([]);
  const sums = new Map<string, bigint>();
  for (const { direction, amount, fee } of rows) {
    const units = (direction === 'in' ? amount.units : -amount.units) - (fee?.units ?? 0n);
    sums.set(amount.asset, (sums.get(amount.asset) ?? 0n) + units);
  }
  for (const { asset, units } of (await gateway.statement.balances?.(stand.connection)) ?? [])
    if (units !== 0n) expect([asset, sums.get(asset)]).toEqual([asset, units]);
  expect(Object.keys(await system.control.books(stand.account)), 'assets').toEqual(
    expect.arrayContaining([...sums.keys()]),
  );
};

export const recordCases = { secrets, statement };
