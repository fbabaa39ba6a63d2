import { scaleOf, unitsMax, type Amount, type Asset } from '#kernel';
import { wordOf, type Told } from './exact.ts';

const decimal = /^([+-]?)(\d{1,24})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * An amount as a panel wrote it: a text or a number, also "1,234.5", "$0.5" or 3e-5. What is finer than the asset keeps
 * is rounded up, for these are costs; a balance goes `down`. Undefined for what is no amount.
 */
export function amountOf(told: Told | undefined, asset: Asset, way: 'up' | 'down' = 'up'): Amount | undefined {
  const word = wordOf(told)
    ?.replace(/^[$€₽\s]+|[\s$€₽]+$/g, '')
    .replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  const [, sign, whole, fraction = '', power = '0'] = decimal.exec(word ?? '') ?? [];
  if (whole === undefined) return undefined;
  const shift = scaleOf(asset) - fraction.length + Number(power);
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : divide(digits, 10n ** BigInt(-shift), way);
  if (units > unitsMax) return undefined;
  return { asset, units: sign === '-' ? -units : units };
}

const divide = (digits: bigint, by: bigint, way: 'up' | 'down'): bigint =>
  digits / by + (way === 'up' && digits % by > 0n ? 1n : 0n);
