import { z } from 'zod';
import { addBoost, removeBoost } from '../groups/boosts.ts';
import { groupOf, personOf } from '../people/find.ts';
import { route } from './route.ts';
import { done, ok } from './shapes.ts';
import { Wrong } from '../wrong.ts';

export const boostRoutes = [
  route({
    method: 'POST',
    path: '/sandbox/chats/{id}/boosts',
    summary: 'A person boosts a channel or supergroup',
    body: z.strictObject({
      user: z.int(),
      days: z.int().min(1).max(366).default(30),
      source: z.enum(['premium', 'gift_code']).default('premium'),
    }),
    answer: z.object({ boost_id: z.string(), expiration_date: z.int() }),
    run: ({ telegram }, { params, body }) => {
      const group = groupOf(telegram, params['id']);
      if (group.type === 'group') throw new Wrong(400, 'A basic group cannot be boosted. Make it a supergroup.');
      const boost = addBoost(telegram, group, personOf(telegram, body.user), body.source, body.days);
      return { boost_id: boost.boost_id, expiration_date: boost.expiration_date };
    },
  }),
  route({
    method: 'DELETE',
    path: '/sandbox/chats/{id}/boosts/{boost}',
    summary: 'A boost is taken away, as when it is moved to another chat',
    answer: done,
    run: ({ telegram }, { params }) => {
      const group = groupOf(telegram, params['id']);
      const boost = group.boosts.find(({ boost_id }) => boost_id === params['boost']);
      if (!boost) throw new Wrong(404, `The chat ${group.id} has no boost ${params['boost']}.`);
      removeBoost(telegram, group, boost);
      return ok;
    },
  }),
];
