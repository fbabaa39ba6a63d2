import { Refusal, scaleOf, type Amount, type Asset } from '#kernel';
import { writeDecimal } from '#gateways/wire';

/** Three capital letters that are no currency of a state. */
const noMoney: ReadonlySet<Asset> = new Set(['XTR', 'TON', 'BTC', 'ETH', 'LTC', 'TRX', 'SOL', 'BNB']);

/** A price with two decimals. Refuses `asset_not_supported`, and `invalid_amount` for what has more of them. */
export function writePrice(amount: Amount): string {
  const { asset, units } = amount;
  if (!/^[A-Z]{3}$/.test(asset) || noMoney.has(asset))
    throw new Refusal('asset_not_supported', `UnitPay takes prices in RUB and other currencies, not in ${asset}.`);
  const deeper = scaleOf(asset) - 2;
  if (deeper > 0 && units % 10n ** BigInt(deeper) !== 0n)
    throw new Refusal('invalid_amount', `A price in ${asset} has two decimals at UnitPay.`);
  return writeDecimal(amount, 2);
}
