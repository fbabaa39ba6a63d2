import type { AskPlatform } from './ask.ts';
import type { DemoBot } from './start-bot.ts';
import type { WorldApi } from './world-api.ts';

type Needs = { readonly ask: AskPlatform; readonly world: WorldApi; readonly bot: DemoBot };

/** Who resells in the demo, and what a Star is worth there: what the public catalogue reckons with. */
const rita = { id: 100_005, first_name: 'Rita', username: 'rita_demo', language_code: 'en', stars: 3000 } as const;
const usdPerStar = '0.02';

/** A catalogue that sells, and a reseller who has topped up Stars that became dollars. Answers the key of her program. */
export async function openPanel({ ask, world, bot }: Needs): Promise<string> {
  await ask('POST', '/v1/panel/services/start');
  const known = new Set((await world.get<{ id: number }[]>('/sandbox/users')).map(({ id }) => id));
  if (!known.has(rita.id)) await world.post('/sandbox/users', rita);
  await ask('PUT', '/v1/rates/XTR/USD', { rate: usdPerStar, reason: 'What a Star is worth here.', valid_for: '366d' });
  const amount = { asset: 'XTR', amount: '2500' };
  const asked = { user: String(rita.id), amount, gateway: 'stars', connection: String(bot.id) };
  const { url } = await ask<{ url: string }>('POST', '/v1/panel/top-ups', asked, 'demo-rita');
  await world.post(`/sandbox/users/${rita.id}/pay`, { link: url });
  await world.post('/sandbox/settle');
  const key = await ask<{ secret: string }>('POST', '/v1/panel/keys', { user: String(rita.id), name: "Rita's shop" });
  return key.secret;
}
