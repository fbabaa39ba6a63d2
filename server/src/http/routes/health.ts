import { sql } from 'kysely';
import { z } from 'zod';
import { Refusal } from '#kernel';
import type { HttpNeeds } from './needs.ts';
import { route } from './operation.ts';

const tag = 'Operation';

export const healthRoutes = [
  route(
    {
      id: 'healthz',
      method: 'GET',
      path: '/healthz',
      tag,
      summary: 'Is this process alive?',
      description: 'Touches nothing: an orchestrator restarts a process that does not answer it.',
      answer: z.object({ status: z.literal('ok') }),
      refusals: [],
      example: { answer: { status: 'ok' } },
    },
    () => ({ status: 'ok' as const }),
  ),
  route(
    {
      id: 'readyz',
      method: 'GET',
      path: '/readyz',
      tag,
      summary: 'Can this process serve?',
      description: 'Asks the database: a load balancer sends requests elsewhere while this answers 503.',
      answer: z.object({ status: z.literal('ready') }),
      refusals: ['overloaded'],
      example: { answer: { status: 'ready' } },
    },
    async (needs) => {
      await requireDatabase(needs);
      return { status: 'ready' as const };
    },
  ),
];

async function requireDatabase({ pool }: HttpNeeds): Promise<void> {
  await sql`select 1`.execute(pool).catch(() => {
    throw new Refusal('overloaded', 'The database does not answer: send requests to another process for now.');
  });
}
