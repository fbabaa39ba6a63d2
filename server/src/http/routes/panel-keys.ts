import { z } from 'zod';
import { createKey, revokeKey } from '#identity';
import { Refusal } from '#kernel';
import { addPanelKey, changePanelKey, getPanelKey, listPanelKeys, type PanelKey } from '#reselling';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { toInstant, InstantTold } from './wire/instant.ts';
import { User } from './wire/payout.ts';
import { KeyRevoked } from './wire/revoked.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Panel';
const id = 'key_0199d3a5c0de7a000b2c4d6e8f001122';

const DialectCode = z.enum(['sentence', 'keys']).meta({
  id: 'PanelDialect',
  description:
    'Errors as sentences (`Incorrect service ID`), or as newer panels have them (`error.incorrect_service_id`).',
});
const switches = {
  dialect: DialectCode.optional(),
  numeric_limits: z.boolean().optional().describe('`min` and `max` as numbers instead of texts.'),
  numeric_refill: z.boolean().optional().describe('The `refill` of one order as a number instead of a text.'),
  suspended: z.boolean().optional().describe('Everything is refused.'),
};

const KeyRequest = z
  .strictObject({
    user: User.describe('The reseller: whose USD it spends, and whose orders it sees.'),
    name: words(200).optional().describe('What it is called in lists of keys.'),
    allowed_addresses: z
      .array(z.string().max(50))
      .max(50)
      .optional()
      .describe('Addresses and networks it works from; everywhere, when not given.'),
    ...switches,
  })
  .meta({ id: 'PanelKeyRequest' });

const KeyChange = z.strictObject(switches).meta({ id: 'PanelKeyChange', description: 'What is not named stays.' });

const KeyTold = z
  .object({
    key: z.string(),
    user: z.string(),
    dialect: DialectCode,
    numeric_limits: z.boolean(),
    numeric_refill: z.boolean(),
    suspended: z.boolean(),
    added_at: InstantTold,
  })
  .meta({ id: 'PanelKey' });
const KeyMade = KeyTold.extend({
  secret: z.string().meta({ description: 'What its program sends as `key`. Shown this once.' }),
}).meta({ id: 'PanelKeyMade' });

const example = {
  key: id,
  user: '123456789',
  dialect: 'sentence',
  numeric_limits: false,
  numeric_refill: false,
  suspended: false,
  added_at: '2026-11-20T10:00:00.000Z',
} as const;

const fromKey = ({ key, user, dialect, numericLimits, numericRefill, isSuspended, addedAt }: PanelKey) => ({
  key,
  user,
  dialect,
  numeric_limits: numericLimits,
  numeric_refill: numericRefill,
  suspended: isSuspended,
  added_at: toInstant(addedAt),
});

const switchesOf = (body: z.output<typeof KeyChange>) =>
  given({
    dialect: body.dialect,
    numericLimits: body.numeric_limits,
    numericRefill: body.numeric_refill,
    isSuspended: body.suspended,
  });

const params = z.strictObject({ key: AnyId });
const noSuchKey = 'There is no such key of a reseller in this workspace.';

export const panelKeyRoutes = [
  route(
    {
      id: 'addPanelKey',
      method: 'POST',
      path: '/v1/panel/keys',
      tag,
      scope: 'panel:write',
      summary: 'Make a key for a reseller',
      description:
        'An API key that works at `/api/v2` only, spends the USD of this user, and may make as many requests a minute as the settings of the panel say.',
      body: KeyRequest,
      answer: KeyMade,
      refusals: [],
      example: { body: { user: '123456789', name: 'Their shop' }, answer: { ...example, secret: 'ak_…' } },
    },
    async (needs, { workspace, caller, person, body }) => {
      const by = doneBy({ caller, person });
      const { user, name = `Reseller ${user}`, allowed_addresses: allowedAddresses } = body;
      const wanted = { name, scopes: ['panel'], requestsPerMinute: null, ...given({ allowedAddresses }) } as const;
      const { key, secret } = await createKey(needs, workspace, wanted, by); // lost before the next line, it opens nothing
      const added = await addPanelKey(needs, workspace, { key: key.id, user, ...switchesOf(body) }, by);
      return { ...fromKey(added), secret };
    },
  ),
  route(
    {
      id: 'listPanelKeys',
      method: 'GET',
      path: '/v1/panel/keys',
      tag,
      scope: 'panel:read',
      summary: 'Keys of resellers',
      description: 'All, or those of one reseller; up to 200, by user. Secrets are shown to nobody.',
      query: z.strictObject({ user: User.exactOptional() }),
      answer: z.object({ keys: z.array(KeyTold) }).meta({ id: 'PanelKeyList' }),
      refusals: [],
      example: { query: { user: '123456789' }, answer: { keys: [example] } },
    },
    async ({ pool }, { workspace, query: { user } }) => ({
      keys: (await listPanelKeys(pool, workspace, user)).map(fromKey),
    }),
  ),
  route(
    {
      id: 'getPanelKey',
      method: 'GET',
      path: '/v1/panel/keys/{key}',
      tag,
      scope: 'panel:read',
      summary: 'One key of a reseller',
      description: 'Whose it is, and how it is answered.',
      params,
      answer: KeyTold,
      refusals: ['not_found'],
      example: { params: { key: id }, answer: example },
    },
    async ({ pool }, { workspace, params: { key } }) => {
      const found = await getPanelKey(pool, workspace, key);
      if (!found) throw new Refusal('not_found', noSuchKey);
      return fromKey(found);
    },
  ),
  route(
    {
      id: 'changePanelKey',
      method: 'PUT',
      path: '/v1/panel/keys/{key}',
      tag,
      scope: 'panel:write',
      summary: 'Change how a key is answered, or suspend it',
      description: 'Holds from the next request on. Orders that were made go on.',
      params,
      body: KeyChange,
      answer: KeyTold,
      refusals: ['not_found'],
      example: { params: { key: id }, body: { numeric_limits: true }, answer: { ...example, numeric_limits: true } },
    },
    async (needs, { workspace, caller, person, params: { key }, body }) =>
      fromKey(await changePanelKey(needs, workspace, key, switchesOf(body), doneBy({ caller, person }))),
  ),
  route(
    {
      id: 'revokePanelKey',
      method: 'DELETE',
      path: '/v1/panel/keys/{key}',
      tag,
      scope: 'panel:write',
      summary: 'End a key of a reseller',
      description:
        'At once, in every process, and for good. The orders and the money stay the reseller’s: make another key.',
      params,
      answer: KeyRevoked,
      refusals: ['not_found'],
      example: { params: { key: id }, answer: { key: id, revoked: true } },
    },
    async (needs, { workspace, caller, person, params: { key } }) => {
      if (!(await getPanelKey(needs.pool, workspace, key))) throw new Refusal('not_found', noSuchKey);
      await revokeKey(needs, workspace, key, doneBy({ caller, person }));
      return { key, revoked: true as const };
    },
  ),
];
