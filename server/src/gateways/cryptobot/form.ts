import type { ConnectionForm } from '#payments/gateway';

const usd = /\d{1,9}(\.\d{1,2})?/;

/** What an operator enters to connect an app of Crypto Pay. */
export const form: ConnectionForm = {
  settings: {
    accepted_assets: {
      about: 'What a price in a currency such as USD may be paid in, as codes with commas between them.',
      pattern: /[A-Z0-9]{2,10}(,[A-Z0-9]{2,10}){0,15}/,
      usual: 'USDT,TON',
    },
    payout_min_usd: {
      about: 'The smallest transfer that Crypto Pay makes, in USD (about 1).',
      pattern: usd,
      usual: '1',
    },
    payout_max_usd: {
      about: 'The largest transfer that Crypto Pay makes, in USD (about 25,000).',
      pattern: usd,
      usual: '25000',
    },
    payout_refusals: {
      about: 'Names of errors after which a transfer is certainly not made. Any other name puts a payout on the desk.',
      pattern: /[A-Z_]{3,60}(,[A-Z_]{3,60}){0,30}/,
      usual:
        'NOT_ENOUGH_COINS,INSUFFICIENT_FUNDS,USER_NOT_FOUND,USER_ID_INVALID,ASSET_INVALID,AMOUNT_INVALID,AMOUNT_TOO_SMALL,AMOUNT_TOO_BIG',
    },
  },
  secrets: {
    token: {
      about:
        'The API token of the app: @CryptoBot (@CryptoTestnetBot for a test account), Crypto Pay, My Apps, API Token.',
      pattern: /\d{1,19}:[A-Za-z0-9_-]{35}/,
    },
  },
};
