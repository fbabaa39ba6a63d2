import type { Supplier } from '#supply/supplier';

export const asterismCode = 'asterism';
export const asterismName = 'Asterism';

/** What an operator enters: the account of a reseller at another Asterism. */
export const asterismForm: Supplier['form'] = {
  settings: {
    url: {
      about: 'Where the other Asterism is, such as https://pay.example.org; without /v1.',
      pattern: /https?:\/\/\S{1,240}/,
    },
    currency: {
      about: 'What its store counts in, and our balance there.',
      pattern: /[A-Z][A-Z0-9]{2,9}/,
      usual: 'USD',
    },
  },
  secrets: {
    api_key: { about: 'The key of a reseller that was made for us there.', pattern: /[\x21-\x7e]{8,256}/ },
    webhook_secret: {
      about: 'The secret (whsec_…) of our webhook there. Without it orders are only asked for.',
      pattern: /whsec_[A-Za-z0-9+/=]{16,200}/,
      usual: '',
    },
  },
};
