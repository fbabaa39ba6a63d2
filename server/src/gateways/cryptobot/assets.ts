import { Refusal, type Asset } from '#kernel';

/** What an app of Crypto Pay can hold and we keep to its last decimal. */
export const coins: readonly Asset[] = ['USDT', 'TON', 'USDC', 'BTC', 'LTC', 'TRX', 'BNB', 'SOL', 'ETH'];

/** Currencies a price can be in; what is paid is a coin all the same. */
const currencies: readonly Asset[] =
  'USD EUR RUB BYN UAH GBP CNY KZT UZS GEL TRY AMD THB INR BRL IDR AZN AED PLN ILS KGS TJS'.split(' ');

/** Assets of prices. */
export const priceAssets: readonly Asset[] = [...coins, ...currencies];

export const isCoin = (asset: Asset): boolean => coins.includes(asset);

/** Refuses with `asset_not_supported` what a price at Crypto Pay cannot be in. */
export function requirePriceAsset(asset: Asset): void {
  if (!priceAssets.includes(asset))
    throw new Refusal('asset_not_supported', `CryptoBot takes prices in ${priceAssets.join(', ')}, not in ${asset}.`);
}
