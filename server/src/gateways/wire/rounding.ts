import { scaleOf, unitsMax, type Amount, type Asset } from '#kernel';
import { GatewayUnavailable } from '#payments/gateway';

/**
 * An amount as a gateway wrote it, brought to the decimals that are kept: `down` for what came in, `up` for what was kept
 * back. For asides only (fees, what another asset came to), never for the amount that is credited. Also reads what JSON
 * makes of small numbers (3.75e-7).
 */
export function readRounded(text: string, asset: Asset, way: 'down' | 'up'): Amount {
  const [, whole = '', fraction = '', power = '0'] =
    /^(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') throw new GatewayUnavailable(`"${text.slice(0, 40)}" is no amount in ${asset}.`, 'unknown');
  const digits = BigInt(whole + fraction);
  const shift = scaleOf(asset) - fraction.length + Number(power);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : divide(digits, 10n ** BigInt(-shift), way);
  if (units > unitsMax) throw new GatewayUnavailable(`"${text}" is more ${asset} than an account can hold.`, 'unknown');
  return { asset, units };
}

const divide = (digits: bigint, by: bigint, way: 'down' | 'up'): bigint =>
  digits / by + (way === 'up' && digits % by > 0n ? 1n : 0n);
