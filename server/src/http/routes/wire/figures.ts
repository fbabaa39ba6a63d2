import { z } from 'zod';
import { amountToWire, creditAsset, type Amount } from '#kernel';
import { Instant } from './instant.ts';
import { AmountTold } from './amount.ts';

/** `?from=&to=`: from the one instant, that one included, to the other, that one not. */
export const period = {
  from: Instant.describe('From this instant on.'),
  to: Instant.describe('Up to this instant, which is not in the period any more.'),
};

export const Zone = z
  .string()
  .regex(/^[A-Za-z0-9_+/-]{1,60}$/, { error: 'Name a time zone such as "Europe/Berlin".' })
  .meta({ description: 'An IANA time zone such as `Europe/Berlin`; `UTC` when not given.' });

export const Share = z
  .string()
  .meta({ id: 'Share', description: 'A share of one with up to four decimals, rounded down: `"0.3333"`.' });

export const Amounts = z.array(AmountTold);

/** Units of an asset as an amount on the wire. */
export const told = (asset: string, units: bigint) => amountToWire({ asset, units });

export const toAmounts = (amounts: readonly Amount[]) => amounts.map(amountToWire);

/** The credit type of an asset: `credit:credits` is `credits`. */
export const creditTypeOf = (asset: string): string => asset.slice(creditAsset('').length);
