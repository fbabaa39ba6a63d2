import { z } from 'zod';
import { Refusal, sameSecret } from '#kernel';
import type { Control, HttpNeeds } from './needs.ts';
import { route } from './operation.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';

const Settled = z.boolean().describe('Whether everything due was done and the queues are empty.');
const tag = 'Sandbox';
const now = '2026-12-11T10:00:00.000Z';

/** The sandbox's controls. They are mounted only where a control token is configured, which production never has. */
export const controlRoutes = [
  route(
    {
      id: 'setClock',
      method: 'POST',
      path: '/control/clock',
      tag,
      summary: 'Move the clock forward and do what is due',
      description: 'An instant in the past of the clock changes nothing.',
      body: z.strictObject({ now: Instant }),
      answer: z.object({ now: InstantTold, settled: Settled }),
      refusals: ['unauthenticated'],
      example: { body: { now }, answer: { now, settled: true } },
    },
    async (needs, { body, headers }) => {
      const moved = requireControl(needs, headers.authorization).clock.set(body.now);
      return { now: toInstant(moved), settled: await needs.jobs.settle() };
    },
  ),
  route(
    {
      id: 'settle',
      method: 'POST',
      path: '/control/settle',
      tag,
      summary: 'Do what is due',
      description: 'Waits until the queues are empty, for a bounded time.',
      answer: z.object({ settled: Settled }),
      refusals: ['unauthenticated'],
      example: { answer: { settled: true } },
    },
    async (needs, { headers }) => {
      requireControl(needs, headers.authorization);
      return { settled: await needs.jobs.settle() };
    },
  ),
];

function requireControl({ control }: HttpNeeds, authorization = ''): Control {
  if (control && sameSecret(authorization, `Bearer ${control.token}`)) return control;
  throw new Refusal('unauthenticated', 'Send "Authorization: Bearer …" with the control token of this platform.');
}
