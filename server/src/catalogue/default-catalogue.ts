import { stars } from '#kernel';
import type { ServiceInput } from './input.ts';
import type { Category } from './service-rows.ts';
import type { WorkKind } from './service.ts';
import { usd } from './terms.ts';

export const defaultCategories: readonly Category[] = [
  {
    code: 'tasks',
    position: 1,
    names: { en: 'Telegram: people who opt in', ru: 'Telegram: люди, которые согласились' },
  },
  { code: 'stars', position: 2, names: { en: 'Telegram: Stars', ru: 'Telegram: Stars' } },
  { code: 'members', position: 3, names: { en: 'Telegram: members', ru: 'Telegram: подписчики' } },
  { code: 'boosts', position: 4, names: { en: 'Telegram: boosts', ru: 'Telegram: бусты' } },
];

/** As long as a reward in Stars is held: a drop inside it is made good. */
const holdDays = 21;

type Chosen = Pick<ServiceInput, 'names' | 'descriptions' | 'category' | 'pricing' | 'link' | 'min' | 'max'> & {
  readonly number: number;
};

/** Done by the exchange's own people, and looked after for as long as their reward is held. */
const byPeople = (kind: WorkKind, chosen: Chosen): ServiceInput & Chosen => ({
  ...chosen,
  type: 'default',
  fulfilledBy: 'tasks',
  kind,
  position: chosen.number,
  dripfeed: kind !== 'boost',
  cancel: true,
  refill: true,
  refillDays: holdDays,
});

/** Done by a person at the desk, until an operator gives it to a panel. */
const byHand = (chosen: Chosen): ServiceInput & Chosen => ({
  ...chosen,
  type: 'default',
  fulfilledBy: 'desk',
  kind: null,
  position: chosen.number,
  dripfeed: false,
  cancel: true,
  refill: false,
  refillDays: 0,
});

const reward = (whole: number) => ({ by: 'formula', reward: stars(whole) }) as const;
const cents = (count: bigint) => ({ by: 'fixed', rate: usd(count * 10_000n) }) as const;

/** What a workspace begins with. Numbers and prices are a contract (mission E12); the rest an operator changes. */
export const defaultCatalogue: readonly (ServiceInput & Chosen)[] = [
  byPeople('subscribe', {
    number: 1,
    names: { en: 'Channel or group members', ru: 'Подписчики канала или группы' },
    descriptions: {
      en: 'People who were shown a paid task join. Our bot has to be an administrator of the channel.',
      ru: 'Вступают люди, которые видят, что задание оплачено. Наш бот должен быть администратором канала.',
    },
    category: 'tasks',
    pricing: reward(1),
    link: 'channel',
    min: 10,
    max: 100_000,
  }),
  byPeople('boost', {
    number: 2,
    names: { en: 'Channel boosts', ru: 'Бусты канала' },
    descriptions: {
      en: 'Premium users who were shown a paid task boost. Our bot has to be an administrator of the channel.',
      ru: 'Бустят Premium-пользователи, которые видят, что задание оплачено. Наш бот должен быть администратором канала.',
    },
    category: 'tasks',
    pricing: reward(2),
    link: 'channel',
    min: 10,
    max: 10_000,
  }),
  byPeople('bot_start', {
    number: 3,
    names: { en: 'Bot starts', ru: 'Запуски бота' },
    descriptions: {
      en: 'People who were shown a paid task start the bot. The bot says so in a signed call.',
      ru: 'Бота запускают люди, которые видят, что задание оплачено. Бот подтверждает это подписанным вызовом.',
    },
    category: 'tasks',
    pricing: reward(1),
    link: 'bot',
    min: 10,
    max: 100_000,
  }),
  byHand({
    number: 10,
    names: { en: 'Stars to a post', ru: 'Stars на публикацию' },
    descriptions: { en: 'Paid reactions on a post of a channel.', ru: 'Платные реакции на публикацию канала.' },
    category: 'stars',
    pricing: cents(950n),
    link: 'post',
    min: 50,
    max: 100_000,
  }),
  byHand({
    number: 11,
    names: { en: 'Stars to a person', ru: 'Stars человеку' },
    descriptions: { en: 'Stars for an @username.', ru: 'Stars на @username.' },
    category: 'stars',
    pricing: cents(950n),
    link: 'person',
    min: 50,
    max: 100_000,
  }),
  byHand({
    number: 12,
    names: { en: 'Members, Russian-speaking', ru: 'Подписчики, русскоязычные' },
    descriptions: { en: 'Placed by hand.', ru: 'Размещается вручную.' },
    category: 'members',
    pricing: cents(1100n),
    link: 'channel',
    min: 100,
    max: 50_000,
  }),
  byHand({
    number: 13,
    names: { en: 'Members, worldwide', ru: 'Подписчики, весь мир' },
    descriptions: { en: 'Placed by hand.', ru: 'Размещается вручную.' },
    category: 'members',
    pricing: cents(950n),
    link: 'channel',
    min: 100,
    max: 50_000,
  }),
  byHand({
    number: 14,
    names: { en: 'Members, many with Premium', ru: 'Подписчики, много Premium' },
    descriptions: { en: 'Placed by hand.', ru: 'Размещается вручную.' },
    category: 'members',
    pricing: cents(1700n),
    link: 'channel',
    min: 100,
    max: 20_000,
  }),
  byHand({
    number: 15,
    names: { en: 'Boosts by Premium users', ru: 'Бусты от Premium-пользователей' },
    descriptions: { en: 'Placed by hand.', ru: 'Размещается вручную.' },
    category: 'boosts',
    pricing: cents(2800n),
    link: 'channel',
    min: 10,
    max: 5000,
  }),
];
