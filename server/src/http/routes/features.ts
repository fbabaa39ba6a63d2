import { z } from 'zod';
import { getFeature, listFeatures, overruns, setFeature, type Feature } from '#billing';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { CreditsAsked, creditsRule, Digits, Quantity, toDigits } from './wire/quantity.ts';
import { fromWindow, toWindow, WindowAsked, WindowTold } from './wire/quota.ts';
import { Code } from './wire/text.ts';

const Kind = z.enum(['metered', 'boolean']);
const Overrun = z.enum(overruns).describe('What a commit above its reservation does.');

const StepsAsked = z.strictObject({
  window: WindowAsked,
  steps: z
    .array(z.strictObject({ from: Quantity, credit_cost: CreditsAsked }))
    .min(1)
    .max(20),
});
const StepsTold = z.object({
  window: WindowTold,
  steps: z.array(z.object({ from: Digits, credit_cost: Digits })),
});

const FeatureRequest = z
  .strictObject({
    kind: Kind,
    credit_type: Code.optional().describe('`credits` when not given; only for metered features.'),
    credit_cost: z
      .union([CreditsAsked, z.literal(['0', 0]).transform(String)], { error: creditsRule })
      .optional()
      .describe('Credits that one unit costs; 1 when not given, 0 for what only quotas limit.'),
    overrun: Overrun.optional(),
    app: Code.optional().describe('The app it belongs to; `main` when not given.'),
    free: z
      .strictObject({ quantity: Quantity, window: WindowAsked })
      .optional()
      .describe('So many units cost nothing in each window, and are used first.'),
    steps: StepsAsked.optional().describe('Another cost from so many units in the window on.'),
  })
  .meta({ id: 'FeatureRequest' });

const FeatureAnswer = z
  .object({
    code: z.string(),
    kind: Kind,
    app: z.string(),
    credit_type: z.string().optional(),
    credit_cost: Digits.optional(),
    overrun: Overrun.optional(),
    free: z.object({ quantity: Digits, window: WindowTold }).optional(),
    steps: StepsTold.optional(),
  })
  .meta({ id: 'Feature' });

const toFeature = (code: string, body: z.output<typeof FeatureRequest>) => ({
  code,
  kind: body.kind,
  ...given({ creditType: body.credit_type, creditCost: body.credit_cost, overrun: body.overrun, app: body.app }),
  ...given({
    free: body.free && { quantity: body.free.quantity, window: toWindow(body.free.window) },
    steps: body.steps && { window: toWindow(body.steps.window), steps: body.steps.steps.map(toStep) },
  }),
});

const toStep = (step: { from: bigint; credit_cost: string }) => ({ from: step.from, creditCost: step.credit_cost });

const fromFeature = (feature: Feature): z.input<typeof FeatureAnswer> => {
  if (feature.kind === 'boolean') return feature;
  const { code, kind, app, creditType, creditCost, overrun, scale, free, steps } = feature;
  const told = { code, kind, app, credit_type: creditType, credit_cost: toDigits(creditCost, scale), overrun };
  const fromStep = (step: { from: bigint; creditCost: bigint }) => ({
    from: toDigits(step.from),
    credit_cost: toDigits(step.creditCost, scale),
  });
  return {
    ...told,
    ...(free && { free: { quantity: toDigits(free.quantity), window: fromWindow(free.window) } }),
    ...(steps && { steps: { window: fromWindow(steps.window), steps: steps.steps.map(fromStep) } }),
  };
};

const tag = 'Catalogue';
const params = z.strictObject({ code: Code });
const image = {
  code: 'image',
  kind: 'metered',
  app: 'main',
  credit_type: 'credits',
  credit_cost: '10',
  overrun: 'refuse',
};

export const featureRoutes = [
  route(
    {
      id: 'setFeature',
      method: 'PUT',
      path: '/v1/features/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Define a feature, or change it from now on',
      description: 'Metered features cost credits; boolean ones are for those who hold an entitlement.',
      body: FeatureRequest,
      params,
      answer: FeatureAnswer,
      refusals: ['invalid_amount'],
      example: { params: { code: 'image' }, body: { kind: 'metered', credit_cost: '10' }, answer: image },
    },
    async (needs, { workspace, params: { code }, body }) =>
      fromFeature(await setFeature(needs, workspace, toFeature(code, body))),
  ),
  route(
    {
      id: 'getFeature',
      method: 'GET',
      path: '/v1/features/{code}',
      tag,
      scope: 'catalogue:read',
      summary: 'One feature',
      description: 'As it is now.',
      params,
      answer: FeatureAnswer,
      refusals: ['unknown_feature'],
      example: { params: { code: 'image' }, answer: image },
    },
    async (needs, { workspace, params: { code } }) => fromFeature(await getFeature(needs, workspace, code)),
  ),
  route(
    {
      id: 'listFeatures',
      method: 'GET',
      path: '/v1/features',
      tag,
      scope: 'catalogue:read',
      summary: 'Every feature',
      description: 'By code. There are few, so they come all at once.',
      answer: z.object({ features: z.array(FeatureAnswer) }).meta({ id: 'FeatureList' }),
      refusals: [],
      example: { answer: { features: [image] } },
    },
    async (needs, { workspace }) => ({ features: (await listFeatures(needs, workspace)).map(fromFeature) }),
  ),
];
