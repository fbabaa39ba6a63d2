import { z } from 'zod';
import { grantCategories, grantCredits } from '#billing';
import { route } from './operation.ts';
import { Remaining } from './usage.ts';
import { given } from './wire/given.ts';
import { Instant } from './wire/instant.ts';
import { Quantity, toDigits } from './wire/quantity.ts';
import { Code, Customer, words } from './wire/text.ts';

const GrantRequest = z
  .strictObject({
    customer: Customer,
    amount: Quantity,
    credit_type: Code.optional().describe('`credits` when not given.'),
    category: z.enum(grantCategories).optional().describe('`promo` when not given.'),
    priority: z.int().min(0).max(1000).optional().describe('Lower is spent first; 50 when not given.'),
    expires_at: Instant.optional().describe('Never, when not given.'),
    reason: words(500).describe('Why: shown in the customer’s timeline.'),
  })
  .meta({ id: 'GrantRequest' });

const GrantAnswer = z.object({ grant: z.string(), remaining: Remaining }).meta({ id: 'GrantAnswer' });

const toGrant = ({ credit_type, category, priority, expires_at, ...fields }: z.output<typeof GrantRequest>) => ({
  ...fields,
  ...given({ creditType: credit_type, category, priority, expiresAt: expires_at }),
});

export const grantRoutes = [
  route(
    {
      id: 'grantCredits',
      method: 'POST',
      path: '/v1/grants',
      tag: 'Customers',
      scope: 'grants:write',
      keyed: 'required',
      summary: 'Give credits by hand',
      description: 'A promotion, a trial, a compensation. An open debt of the customer is paid from it first.',
      body: GrantRequest,
      answer: GrantAnswer,
      refusals: ['amount_overflow'],
      example: {
        body: {
          customer: '123456789',
          amount: '50',
          category: 'compensation',
          reason: 'The render of 20 November failed.',
        },
        answer: { grant: 'gr_0199d3a5c0de7a000b2c4d6e8f001122', remaining: '550' },
      },
    },
    async (needs, { workspace, caller, body, key }) => {
      const asked = { ...toGrant(body), key: key(), actor: caller.key };
      const { grant, remaining } = await grantCredits(needs, workspace, asked);
      return { grant, remaining: toDigits(remaining) };
    },
  ),
];
