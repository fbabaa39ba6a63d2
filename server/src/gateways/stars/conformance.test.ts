import { stars } from '#kernel';
import { conforms, openStars, telegramRig } from '#test/gateways';
import { starsGateway } from './stars-gateway.ts';

conforms({
  ...telegramRig,
  code: 'stars',
  bot: 'is the account',
  gateway: (_, botApi) => starsGateway(botApi),
  system: openStars,
  price: stars(250),
  cannot: {
    ...telegramRig.cannot,
    statement: 'Its list is numbered from the beginning; reconciling.test.ts reads it.',
  },
});
