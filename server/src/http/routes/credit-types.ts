import { z } from 'zod';
import { listCreditTypes, setCreditType, type CreditType } from '#billing';
import { route } from './operation.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { Code, words } from './wire/text.ts';

const Scale = z.int().min(0).max(9).describe('Decimals that are kept: with 1, a credit can be split into tenths.');

const CreditTypeRequest = z.strictObject({ title: words(100), scale: Scale }).meta({ id: 'CreditTypeRequest' });

const CreditTypeAnswer = z
  .object({ code: z.string(), title: z.string(), scale: Scale, created_at: InstantTold, changed_at: InstantTold })
  .meta({ id: 'CreditType' });

const fromType = ({ code, title, scale, createdAt, changedAt }: CreditType) => ({
  code,
  title,
  scale,
  created_at: toInstant(createdAt),
  changed_at: toInstant(changedAt),
});

const tag = 'Catalogue';
const told = {
  code: 'minutes',
  title: 'Minutes of speech',
  scale: 1,
  created_at: '2026-11-20T10:00:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
};

export const creditTypeRoutes = [
  route(
    {
      id: 'setCreditType',
      method: 'PUT',
      path: '/v1/credit-types/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Declare a credit type and its decimals',
      description:
        'A type that is not declared is whole. Declare the scale before anything is counted in the type: from the first feature, product, refill or grant on it stays as it is. Every amount of the type is a decimal string at that scale.',
      body: CreditTypeRequest,
      params: z.strictObject({ code: Code }),
      answer: CreditTypeAnswer,
      refusals: ['scale_fixed'],
      example: { params: { code: 'minutes' }, body: { title: 'Minutes of speech', scale: 1 }, answer: told },
    },
    async (needs, { workspace, params: { code }, body }) =>
      fromType(await setCreditType(needs, workspace, { code, ...body })),
  ),
  route(
    {
      id: 'listCreditTypes',
      method: 'GET',
      path: '/v1/credit-types',
      tag,
      scope: 'catalogue:read',
      summary: 'Every credit type that is declared',
      description: 'By code. A type that is used and not listed here is whole.',
      answer: z.object({ credit_types: z.array(CreditTypeAnswer) }).meta({ id: 'CreditTypeList' }),
      refusals: [],
      example: { answer: { credit_types: [told] } },
    },
    async (needs, { workspace }) => ({ credit_types: (await listCreditTypes(needs, workspace)).map(fromType) }),
  ),
];
