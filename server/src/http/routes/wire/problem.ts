import { z } from 'zod';
import { problemCodes, type ProblemCode } from './refusals.ts';

/** A field of the request that has to be mended. */
const FieldFault = z
  .object({
    path: z.string().meta({ description: 'Where in the request: `quantity`, `items.3.customer`, `query.limit`.' }),
    message: z.string().meta({ description: 'What was wrong with it and how to mend it.' }),
  })
  .meta({ id: 'FieldFault' });

export type FieldFault = z.infer<typeof FieldFault>;

/** The body of every answer that is not a success (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A URN that ends in the code.' }),
    title: z.string().meta({ description: 'What the code means, the same for every request.' }),
    status: z.int().meta({ description: 'The HTTP status again.' }),
    code: z
      .enum(problemCodes as [ProblemCode, ...ProblemCode[]])
      .meta({ description: 'Stable: write programs against it.' }),
    detail: z.string().meta({ description: 'What was wrong this time and how to mend it.' }),
    errors: z.array(FieldFault).optional().meta({ description: 'The fields to mend, where there are such.' }),
    details: z.record(z.string(), z.unknown()).optional().meta({ description: 'Facts for programs; differs by code.' }),
    request_id: z.string().meta({ description: 'Names this request in our logs.' }),
  })
  .meta({ id: 'Problem', description: 'Every answer that is not a success (RFC 9457).' });

export type Problem = z.infer<typeof Problem>;
