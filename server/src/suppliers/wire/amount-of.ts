import { parseUnits, scaleOf, type Amount, type Asset } from '#kernel';

/** A decimal as a supplier wrote it. Zeros at its end are let go; what is finer than the asset keeps is no amount: undefined. */
export function amountOf(text: string | undefined, asset: Asset): Amount | undefined {
  const [, whole, digits = ''] = /^(\d{1,18})(?:\.(\d{1,30}))?$/.exec(text ?? '') ?? [];
  const fraction = digits.replace(/0+$/, '');
  const scale = scaleOf(asset);
  if (whole === undefined || whole.length + scale > 18 || fraction.length > scale) return undefined;
  return { asset, units: parseUnits(fraction === '' ? whole : `${whole}.${fraction}`, scale) };
}
