import { orThrow, type Client } from '@asterism/api';
import { personIn } from './person.ts';
import type { DemoBot } from './start-bot.ts';
import type { WorldApi } from './world-api.ts';

type History = { platform: Client; world: WorldApi; bot: DemoBot };

/** The person of the documentation and of every example: `@username`. */
export const firstPerson = 123456789;

const people = [
  { id: 100_001, first_name: 'Ann', username: 'ann_demo', language_code: 'en', stars: 1000 },
  { id: 100_002, first_name: 'Борис', username: 'boris_demo', language_code: 'ru', stars: 600, is_premium: true },
  { id: 100_003, first_name: 'Chen', username: 'chen_demo', language_code: 'en', stars: 300 },
] as const;

/** People with Stars, and what some of them have done, so that no page is empty at the first look. */
export async function makeHistory({ platform, world, bot }: History): Promise<void> {
  const known = new Set((await world.get<{ id: number }[]>('/sandbox/users')).map(({ id }) => id));
  for (const person of people) if (!known.has(person.id)) await world.post('/sandbox/users', person);
  await world.post(`/sandbox/users/${firstPerson}/stars`, { amount: 2000 });
  const [ann, boris, chen] = people.map(({ id }) => personIn(world, id, bot.username));
  await ann?.buy('pack_500');
  await ann?.write('What is a double entry?');
  await ann?.write('/image a lighthouse at dusk');
  await boris?.buy('image_pass_week');
  await boris?.write('/image кот в космосе');
  await chen?.buy('pack_100_month');
  await chen?.write('Hello');
  const gift = { customer: String(people[2].id), amount: '20', category: 'promo', reason: 'A welcome gift' } as const;
  await orThrow(platform.POST('/v1/grants', { body: gift, idempotencyKey: `demo-welcome-${gift.customer}` }));
}
