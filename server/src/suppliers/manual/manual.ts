import type { Supplier } from '#supply/supplier';
import { parseUnits, Refusal, scaleOf } from '#kernel';

/** A price in the asset the desk counts in, as an operator writes it. */
const price = /^(0|[1-9]\d{0,9})(\.\d{1,9})?$/;

/** The price stands until the operator says another one. */
const priceEnds = new Date(Date.UTC(9999, 0, 1));

/**
 * People buy, at the desk: nobody is called. What Stars cost them is what the operator says, per 1,000; what each purchase
 * did cost is said when it is bought.
 */
export const manualSupplier: Supplier = {
  code: 'manual',
  name: 'By hand',
  form: {
    settings: {
      price_per_1000: { about: 'What 1,000 Stars cost when people buy them, such as "15.5".', pattern: price },
      asset: {
        about: 'What that is counted in: the asset of the account, such as "USD".',
        pattern: /^[A-Z]{3,10}$/,
        usual: 'USD',
      },
    },
    secrets: {},
  },
  limits: { min: 50, max: 1_000_000 },
  byHand: true,
  isRepeatSafe: true,
  async quote({ settings }, stars) {
    const { price_per_1000: per = '', asset = 'USD' } = settings;
    const units = parseUnits(per, scaleOf(asset)) * BigInt(stars);
    if (units <= 0n) throw new Refusal('invalid_amount', 'Say what 1,000 Stars cost at the desk.');
    return { cost: { asset, units: (units + 999n) / 1000n }, validUntil: priceEnds };
  },
};
