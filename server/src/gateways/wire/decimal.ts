import { formatUnits, parseUnits, scaleOf, type Amount, type Asset } from '#kernel';
import { GatewayUnavailable } from '#payments/gateway';

/**
 * An amount as a gateway wrote it. More zeros than the asset keeps are let go ("64.18000000"); more decimals than that
 * are no amount of ours and thrown as `GatewayUnavailable`, so that nothing is credited by a guess.
 */
export function readDecimal(text: string, asset: Asset): Amount {
  const scale = scaleOf(asset);
  const [, whole = '', digits = ''] = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text) ?? [];
  const fraction = digits.replace(/0+$/, '');
  if (whole === '' || fraction.length > scale)
    throw new GatewayUnavailable(`"${text.slice(0, 40)}" is no amount in ${asset}.`, 'unknown');
  return { asset, units: parseUnits(fraction === '' ? whole : `${whole}.${fraction}`, scale) };
}

/** The amount with exactly so many decimals: 250.5 is "250.50" with two. It has to fit: throws when digits would be lost. */
export function writeDecimal({ asset, units }: Amount, decimals: number): string {
  const [whole = '0', fraction = ''] = formatUnits(units, scaleOf(asset)).split('.');
  if (fraction.length > decimals) throw new RangeError(`${whole}.${fraction} has more than ${decimals} decimals.`);
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
}
