import type { Access, Supplier } from '#supply/supplier';
import type { Asset } from '#kernel';

export const mystarsCode = 'mystars';
export const mystarsName = 'MyStars';

/** What an operator enters. Keys are issued in MyStars' bot, under "API access". */
export const mystarsForm: Supplier['form'] = {
  settings: {
    url: {
      about: 'Where the API is, if not at https://api.mystars.tg.',
      pattern: /https?:\/\/\S{1,240}/,
      usual: 'https://api.mystars.tg',
    },
    payment_currency: {
      about: 'What each order is paid in on the TON chain: "ton", or "usdt_ton", which costs 1 % and some gas more.',
      pattern: /ton|usdt_ton/,
      usual: 'ton',
    },
    connection: {
      about: 'The TON connection that pays, by its id or name, where there are several.',
      pattern: /[^\0]{0,60}/,
      usual: '',
    },
  },
  secrets: {
    api_key: { about: 'The API key.', pattern: /[\x21-\x7e]{8,256}/ },
    webhook_secret: {
      about: 'The secret that signs its webhooks, shown once beside the API key. Without it orders are only asked for.',
      pattern: /[\x21-\x7e]{8,256}/,
      usual: '',
    },
  },
};

/** The currency of its orders, in its words, and the asset that is. */
export function currencyOf({ settings }: Access): { readonly currency: 'ton' | 'usdt_ton'; readonly asset: Asset } {
  return settings['payment_currency'] === 'usdt_ton'
    ? { currency: 'usdt_ton', asset: 'USDT' }
    : { currency: 'ton', asset: 'TON' };
}
