import { expect, it } from 'vitest';
import { parseUnits, scaleOf } from '#kernel';
import { form } from './form.ts';
import { fromMinor, toMinor } from './minor.ts';

const settings = Object.fromEntries(Object.entries(form.settings).map(([name, { usual = '' }]) => [name, usual]));
const amount = (asset: string, text: string) => ({ asset, units: parseUnits(text, scaleOf(asset)) });

it.each([
  ['USD', '1.45', 145n],
  ['EUR', '250.5', 25_050n],
  ['JPY', '500', 500n],
  ['CLP', '500', 500n],
  ['BHD', '1.23', 1230n],
  ['KWD', '1.2', 1200n],
  ['HUF', '500', 50_000n],
])('%s %s is %s of the smallest coins, and back', (asset, text, coins) => {
  expect(toMinor(settings, amount(asset, text))).toBe(coins);
  expect(fromMinor(settings, asset.toLowerCase(), coins.toString())).toEqual(amount(asset, text));
});

it('refuses what is not a whole number of coins, and what is no currency of a state', () => {
  const code = (asset: string, units: bigint) => {
    try {
      return toMinor(settings, { asset, units });
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code('USD', 1_234_567n)).toBe('invalid_amount');
  expect(code('CLP', 150n)).toBe('invalid_amount');
  for (const asset of ['XTR', 'TON', 'USDT', 'credit:x']) expect(code(asset, 1n)).toBe('asset_not_supported');
});

it('counts a currency as the settings say, for tables change', () => {
  expect(toMinor({ ...settings, zero_decimal_currencies: 'HUF' }, amount('HUF', '500'))).toBe(500n);
});
