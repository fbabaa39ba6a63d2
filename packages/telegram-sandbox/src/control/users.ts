import { z } from 'zod';
import { addPerson } from '../people/add-person.ts';
import { personOf } from '../people/find.ts';
import { route } from './route.ts';

const rating = z.strictObject({
  level: z.int().describe('below zero is a reason to worry'),
  rating: z.int(),
  current_level_rating: z.int(),
  next_level_rating: z.int().optional(),
});

const person = z.object({
  id: z.int(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  is_premium: z.literal(true).optional(),
  rating: rating.optional(),
  stars: z.int(),
});

const newPerson = z.strictObject({
  id: z.int().positive().optional(),
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z
    .string()
    .regex(/^@?[A-Za-z][A-Za-z0-9_]{2,31}$/)
    .optional(),
  language_code: z.string().min(2).max(10).optional(),
  is_premium: z.boolean().optional(),
  rating: rating.optional().describe('what getChat tells of how much they spent'),
  stars: z.int().min(0).optional(),
});

const whole = ({ next_level_rating: next, ...rest }: z.output<typeof rating>) => ({
  ...rest,
  ...(next !== undefined && { next_level_rating: next }),
});

export const userRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/users',
    summary: 'All people, with their Stars',
    answer: z.array(person),
    run: ({ telegram }) => Object.values(telegram.world.users),
  }),
  route({
    method: 'POST',
    path: '/sandbox/users',
    summary: 'Makes a person',
    body: newPerson,
    answer: person,
    run: ({ telegram }, { body: { rating: given, ...body } }) =>
      addPerson(telegram, { ...body, ...(given && { rating: whole(given) }) }),
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/stars',
    summary: 'Gives a person Stars; a negative amount takes some away',
    body: z.strictObject({ amount: z.int().min(-1_000_000_000).max(1_000_000_000) }),
    answer: z.object({ stars: z.int() }),
    run: ({ telegram }, { params, body }) => {
      const { id } = personOf(telegram, params['id']);
      const given = personOf(telegram, id);
      given.stars = Math.max(0, given.stars + body.amount);
      telegram.changed({ type: 'stars', user: id });
      return { stars: given.stars };
    },
  }),
];
