import { expect, it } from 'vitest';
import { readRounded } from './rounding.ts';

it('cuts what came in down and what was kept up, to the decimals that are kept', () => {
  expect(readRounded('1.2500009', 'USDT', 'down')).toEqual({ asset: 'USDT', units: 1_250_000n });
  expect(readRounded('0.0375001', 'USDT', 'up')).toEqual({ asset: 'USDT', units: 37_501n });
  expect(readRounded('64.18000000', 'USDT', 'up')).toEqual({ asset: 'USDT', units: 64_180_000n });
  expect(readRounded('7', 'JPY', 'up')).toEqual({ asset: 'JPY', units: 7n });
});

it('reads the powers of ten that JSON writes for small numbers', () => {
  expect(readRounded('3.75e-7', 'TON', 'up')).toEqual({ asset: 'TON', units: 375n });
  expect(readRounded('1e-7', 'USDT', 'up')).toEqual({ asset: 'USDT', units: 1n });
  expect(readRounded('1e-7', 'USDT', 'down')).toEqual({ asset: 'USDT', units: 0n });
  expect(readRounded('1.5e3', 'RUB', 'down')).toEqual({ asset: 'RUB', units: 150_000n });
});

it.each(['', '-1', '1,5', 'NaN', '1.', '.5', '1e999', '99999999999999999999'])('takes "%s" for no amount', (text) => {
  expect(() => readRounded(text, 'USDT', 'down')).toThrow(expect.objectContaining({ name: 'GatewayUnavailable' }));
});
