import { z } from 'zod';
import { Refusal } from '#kernel';
import { listRules, readRules, setRules, usualRules, type Rule, type Rules } from '#trust';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { words } from './wire/text.ts';
import { RulesFields } from './wire/trust.ts';

const tag = 'People';

const RulesAsked = z
  .strictObject({ ...RulesFields, reason: words(500).describe('Why; it stays with the version.') })
  .meta({ id: 'TrustRulesRequest' });
const RulesTold = z.object({ version: z.number().int(), ...RulesFields }).meta({ id: 'TrustRules' });
const VersionTold = z.object({
  version: z.number().int(),
  author: z.string(),
  reason: z.string(),
  set_at: InstantTold,
});

const fromRules = ({ ladder, start, settledLeast, passesPerForgiven, rules }: Rules) => ({
  ladder: ladder.map((step) => ({
    open_max: step.openMax,
    per_day_max: step.perDayMax,
    hold_percent: step.holdFactor,
  })),
  start,
  settled_least: settledLeast,
  passes_per_forgiven: passesPerForgiven,
  rules: [...rules],
});

const toRules = ({ ladder, start, rules, ...asked }: Omit<z.output<typeof RulesAsked>, 'reason'>): Rules => ({
  ladder: ladder.map((step) => ({
    openMax: step.open_max,
    perDayMax: step.per_day_max,
    holdFactor: step.hold_percent,
  })),
  start,
  settledLeast: asked.settled_least,
  passesPerForgiven: asked.passes_per_forgiven,
  rules: rules.map(toRule),
});

function toRule({ signal, from, to, steps, refuses }: z.output<typeof RulesAsked>['rules'][number]): Rule {
  const range = { signal, from, ...given({ to }) };
  if (steps !== undefined && refuses === undefined) return { ...range, steps };
  if (refuses && steps === undefined) return { ...range, refuses };
  throw new Refusal('invalid_request', 'A rule says either `steps` or `refuses`.');
}

const usual = fromRules(usualRules);

export const trustRuleRoutes = [
  route(
    {
      id: 'getTrustRules',
      method: 'GET',
      path: '/v1/trust-rules',
      tag,
      scope: 'exchange:read',
      summary: 'The rules by which people are judged, and who set them',
      description:
        'People start on a step of the ladder and move by what the signals say. Version 0 is where nobody has set any.',
      answer: z.object({ in_force: RulesTold, versions: z.array(VersionTold) }).meta({ id: 'TrustRulesState' }),
      refusals: [],
      example: { answer: { in_force: { version: 0, ...usual }, versions: [] } },
    },
    async ({ pool }, { workspace }) => {
      const { version, ...rules } = await readRules(pool, workspace);
      const versions = (await listRules(pool, workspace)).map((one) => ({
        version: one.version,
        author: one.author,
        reason: one.reason,
        set_at: toInstant(one.setAt),
      }));
      return { in_force: { version, ...fromRules(rules) }, versions };
    },
  ),
  route(
    {
      id: 'setTrustRules',
      method: 'PUT',
      path: '/v1/trust-rules',
      tag,
      scope: 'exchange:write',
      summary: 'Set the rules by which people are judged from now on',
      description:
        'All of them, as a new version. One more control task failed may lower somebody by one step at most, and nobody is refused before they have failed three. Stars are never held shorter than usual.',
      body: RulesAsked,
      answer: RulesTold,
      refusals: ['already_exists'],
      example: { body: { ...usual, reason: 'As usual.' }, answer: { version: 1, ...usual } },
    },
    async (needs, call) => {
      const { reason, ...asked } = call.body;
      const set = await setRules(needs, call.workspace, toRules(asked), { author: doneBy(call), reason });
      return { version: set.version, ...fromRules(set) };
    },
  ),
];
