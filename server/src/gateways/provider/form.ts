import type { ConnectionForm } from '#payments/gateway';
import type { Exponents } from '#telegram';

/**
 * Telegram lets a bot sell digital goods and services for Stars only; what is sold for money has to be physical. So nobody
 * connects a provider without having said what is sold.
 */
export const providerForm: ConnectionForm = {
  settings: {
    bot: {
      about: 'The bot that sells, by our id (bot_…): GET /v1/bots lists them.',
      pattern: /^bot_[A-Za-z0-9_-]+$/,
    },
    goods: {
      about:
        'Write "physical": Telegram lets bots sell digital goods for Stars only, and closes those that sell them for money. A top-up of a balance is digital.',
      pattern: /^physical$/,
    },
    exponents: {
      about:
        'Decimals of a currency where Telegram’s list (core.telegram.org/bots/payments/currencies.json) has another number than ours, such as "UGX=2, HUF=0".',
      pattern: /^[A-Z]{3}=[0-4](, *[A-Z]{3}=[0-4])*$/,
      usual: '',
    },
  },
  secrets: {
    provider_token: {
      about:
        'What @BotFather answers under Payments once a provider is connected: 123456789:TEST:… or 123456789:LIVE:….',
      pattern: /^\d{1,20}:[A-Za-z0-9:_-]{4,200}$/,
    },
  },
};

/** "UGX=2, HUF=0" as a table. */
export const readExponents = (text: string): Exponents =>
  Object.fromEntries(
    [...text.matchAll(/([A-Z]{3})=(\d)/g)].map(([, currency = '', digits]) => [currency, Number(digits)]),
  );
