import { z } from 'zod';
import { advanceClock, settleSoon } from '../time/advance-clock.ts';
import { milliseconds } from '../time/duration.ts';
import { route } from './route.ts';
import { Wrong } from '../wrong.ts';

const state = z.object({ now: z.iso.datetime(), settled: z.boolean() });

export const clockRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/clock',
    summary: 'The time here',
    answer: z.object({ now: z.iso.datetime() }),
    run: ({ telegram }) => ({ now: telegram.clock.now().toISOString() }),
  }),
  route({
    method: 'POST',
    path: '/sandbox/clock',
    summary: 'Moves the clock forward ("21d", "10s", "1h30m"), past every renewal and deadline on the way',
    body: z.strictObject({ advance: z.string() }),
    answer: state,
    run: async (sandbox, { body }) => {
      const step = milliseconds(body.advance);
      if (step === undefined)
        throw new Wrong(400, `"${body.advance}" is no duration. Write it like "21d", "10s" or "1h30m".`);
      return advanceClock(sandbox, step);
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/settle',
    summary: 'Waits until deliveries, and whoever follows the clock, are quiet',
    answer: z.object({ settled: z.boolean() }),
    run: async (sandbox) => ({ settled: await settleSoon(sandbox) }),
  }),
];
