import { conforms, openProvider, telegramRig } from '#test/gateways';
import { providerGateway } from './provider-gateway.ts';

conforms({
  ...telegramRig,
  code: 'provider',
  bot: 'sells for it',
  gateway: (needs, botApi) => providerGateway({ ...needs, botApi }),
  system: openProvider,
  price: { asset: 'EUR', units: 1250n },
  cannot: {
    ...telegramRig.cannot,
    silent: 'There is nothing to ask: Telegram keeps no list of what providers charged.',
    refunded: 'Telegram does not tell of money that a provider gave back.',
    statement: 'Telegram keeps no list of what providers charged.',
  },
});
