import { z } from 'zod';
import { callFaults, updateFaults } from '../faults/fault.ts';
import { route } from './route.ts';
import { done, ok } from './shapes.ts';
import { Wrong } from '../wrong.ts';

const fault = z.strictObject({
  target: z.string().default('telegram'),
  kind: z.enum([...updateFaults, ...callFaults]),
  rate: z.number().min(0).max(1).default(1),
  times: z.int().min(1).max(1_000_000).default(1),
  method: z.string().optional(),
  update: z.string().optional(),
  retry_after: z.int().min(1).max(3600).optional(),
  seconds: z.number().min(0).max(3600).optional(),
});

export const faultRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/faults',
    summary: 'The faults that still stand',
    answer: z.array(fault),
    run: ({ telegram }) => telegram.faults.filter(({ times }) => times > 0),
  }),
  route({
    method: 'POST',
    path: '/sandbox/faults',
    summary: 'Makes calls or updates go wrong: with this chance, so many times',
    body: fault,
    answer: done,
    run: ({ telegram, faultTargets }, { body }) => {
      if (!faultTargets.includes(body.target)) {
        throw new Wrong(400, `"${body.target}" is no target. Take one of: ${faultTargets.join(', ')}.`);
      }
      const { method, update, retry_after, seconds, ...rest } = body;
      telegram.faults.push({
        ...rest,
        ...(method !== undefined && { method }),
        ...(update !== undefined && { update }),
        ...(retry_after !== undefined && { retry_after }),
        ...(seconds !== undefined && { seconds }),
      });
      return ok;
    },
  }),
  route({
    method: 'DELETE',
    path: '/sandbox/faults',
    summary: 'Makes everything go right again',
    answer: done,
    run: ({ telegram }) => {
      telegram.faults.length = 0;
      return ok;
    },
  }),
];
