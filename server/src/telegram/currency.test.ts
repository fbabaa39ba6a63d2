import { expect, it } from 'vitest';
import { readSmallestUnits, smallestUnits } from './currency.ts';

it.each([
  ['USD', '1.45', 145],
  ['USD', '250.5', 25_050],
  ['JPY', '500', 500],
  ['BHD', '1.234', 1234],
  ['RUB', '99.999', undefined],
  ['RUB', '99.990', 9999],
  ['JPY', '1.5', undefined],
  ['USD', '0', undefined],
  ['USD', '10000000000', undefined],
  ['USD', '-1', undefined],
  ['XYZ', '1.5', 150],
])('%s %s is %s in Telegram’s smallest units', (currency, sum, units) => {
  expect(smallestUnits(currency, sum)).toBe(units);
});

it.each([
  ['USD', 145, 1_450_000n],
  ['JPY', 500, 500n],
  ['CLP', 500, 50_000n],
  ['BHD', 1234, 1234n],
])('%s in %s smallest units is read back exactly', (asset, total, units) => {
  expect(readSmallestUnits(asset, total)).toEqual({ asset, units });
});

it('somebody who knows better overrides the table', () => {
  expect(smallestUnits('HUF', '100', { HUF: 0 })).toBe(100);
  expect(readSmallestUnits('UGX', 500, { UGX: 2 })).toEqual({ asset: 'UGX', units: 500n });
});
