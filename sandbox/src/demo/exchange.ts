import type { AskPlatform } from './ask.ts';
import type { DemoBot } from './start-bot.ts';
import type { WorldApi } from './world-api.ts';

type Needs = { readonly ask: AskPlatform; readonly world: WorldApi; readonly bot: DemoBot };

/** The version of docs/rules.md that the demo's operator has read. */
export const rulesRead = '1';

/** Who advertises in the demo. */
const vera = { id: 100_004, first_name: 'Vera', username: 'vera_demo', language_code: 'en', stars: 3000 } as const;

/** Who decides about tasks in the bot: the person of the documentation, and Ann. Nobody decides about their own. */
const moderators = ['123456789', '100001'];

const channels = [
  { title: 'Lighthouse news', username: 'lighthouse_news', kind: 'subscribe', category: 'news', reward: '5' },
  { title: 'Boards & dice', username: 'boards_and_dice', kind: 'boost', category: 'games', reward: '20' },
] as const;

/** The exchange, enabled, with an advertiser and a live task of each kind that takes a channel only. */
export async function openExchange({ ask, world, bot }: Needs): Promise<void> {
  await enable({ ask, bot });
  await ask('PUT', '/v1/exchange/settings', { moderators });
  const known = new Set((await world.get<{ id: number }[]>('/sandbox/users')).map(({ id }) => id));
  if (!known.has(vera.id)) await world.post('/sandbox/users', vera);
  await payIn({ ask, world, bot }, vera.id, '1000', 'demo-vera');
  for (const channel of channels) await advertise({ ask, world, bot }, channel);
}

/** What an operator does after reading the rules. Answers our id of the bot. */
export async function enable({ ask, bot }: { ask: AskPlatform; bot: { id: number } }): Promise<string> {
  const { bots } = await ask<{ bots: { id: string; telegram_id: string }[] }>('GET', '/v1/bots');
  const ours = bots.find(({ telegram_id: telegramId }) => telegramId === String(bot.id))?.id ?? '';
  await ask('POST', '/v1/exchange/enable', { bot: ours, rules_version: rulesRead, accepts_rules: true });
  return ours;
}

/** Stars of a person's own, put in as money by the exchange's bot. */
export async function payIn({ ask, world, bot }: Needs, user: number, stars: string, key: string): Promise<void> {
  const amount = { asset: 'XTR', amount: stars };
  const asked = { user: String(user), amount, gateway: 'stars', connection: String(bot.id) };
  const { url } = await ask<{ url: string }>('POST', '/v1/deposits', asked, key);
  await world.post(`/sandbox/users/${user}/pay`, { link: url });
  await world.post('/sandbox/settle');
}

async function advertise({ ask, world, bot }: Needs, channel: (typeof channels)[number]): Promise<void> {
  const { title, username, kind, category, reward } = channel;
  const { id } = await world.post<{ id: number }>('/sandbox/chats', {
    type: 'channel',
    title,
    username,
    owner: vera.id,
  });
  await letIn({ world, bot }, id);
  const ordered = {
    user: String(vera.id),
    kind,
    target: `@${username}`,
    reward: { asset: 'XTR', amount: reward },
    slots: 20,
    category,
  };
  const { task, status } = await ask<{ task: string; status: string }>(
    'POST',
    '/v1/tasks',
    ordered,
    `demo-${username}`,
  );
  if (status === 'review') await ask('POST', `/v1/reviews/${task}/decision`, { decision: 'approve' });
}

/** The bot becomes an administrator with the one right it needs. */
export const letIn = ({ world, bot }: Pick<Needs, 'world'> & { bot: { id: number } }, chat: number): Promise<unknown> =>
  world.post(`/sandbox/chats/${chat}/members`, {
    user: bot.id,
    status: 'administrator',
    rights: { can_manage_chat: true, can_invite_users: true },
  });
