import type { ConnectionForm } from '#payments/gateway';

const list = /[A-Z]{3}(,[A-Z]{3}){0,40}/;

/** What an operator enters to connect an account of Stripe. */
export const form: ConnectionForm = {
  settings: {
    api_version: {
      about: 'The version of the API that is spoken. Choose the same for the webhook endpoint.',
      pattern: /\d{4}-\d{2}-\d{2}(\.[a-z]{1,30})?/,
      usual: '2026-07-29.dahlia',
    },
    zero_decimal_currencies: {
      about: 'Currencies whose amounts Stripe counts in whole units.',
      pattern: list,
      usual: 'BIF,CLP,DJF,GNF,JPY,KMF,KRW,MGA,PYG,RWF,VND,VUV,XAF,XOF,XPF',
    },
    three_decimal_currencies: {
      about: 'Currencies whose amounts Stripe counts in thousandths.',
      pattern: list,
      usual: 'BHD,JOD,KWD,OMR,TND',
    },
  },
  secrets: {
    secret_key: {
      about:
        'A secret or restricted key: Developers, API keys. "sk_test_" and "rk_test_" belong to test accounts only.',
      pattern: /[sr]k_(test|live)_[A-Za-z0-9_]{8,250}/,
    },
    webhook_secret: {
      about: 'The signing secret of the webhook endpoint: Developers, Webhooks, "whsec_…".',
      pattern: /whsec_[A-Za-z0-9+/=_]{4,250}/,
    },
  },
};
