import { z } from 'zod';
import { createKey, revokeKey } from '#identity';
import { Refusal } from '#kernel';
import { addStoreKey, changeStoreKey, getStoreKey, listStoreKeys, noSuchStoreKey, type StoreKey } from '#store';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { toInstant, InstantTold } from './wire/instant.ts';
import { User } from './wire/payout.ts';
import { KeyRevoked } from './wire/revoked.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Store';
const id = 'key_0199d3a5c0de7a000b2c4d6e8f001122';

const switches = {
  requests_per_minute: z.int().min(1).max(100_000).optional().describe('How often it may ask; 60, when not given.'),
  suspended: z.boolean().optional().describe('Everything is refused.'),
};

const KeyRequest = z
  .strictObject({
    reseller: User.describe('Whose balance it spends, and whose orders it sees. A new name makes a new reseller.'),
    sandbox: z
      .boolean()
      .optional()
      .describe('Nothing is booked or bought with it: the name of the recipient says what becomes of an order.'),
    name: words(200).optional().describe('What it is called in lists of keys.'),
    allowed_addresses: z
      .array(z.string().max(50))
      .max(50)
      .optional()
      .describe('Addresses and networks it works from; everywhere, when not given.'),
    ...switches,
  })
  .meta({ id: 'StoreKeyRequest' });

const KeyChange = z.strictObject(switches).meta({ id: 'StoreKeyChange', description: 'What is not named stays.' });

const KeyTold = z
  .object({
    key: z.string(),
    reseller: z.string(),
    sandbox: z.boolean(),
    requests_per_minute: z.int(),
    suspended: z.boolean(),
    added_at: InstantTold,
  })
  .meta({ id: 'StoreKey' });
const KeyMade = KeyTold.extend({
  secret: z.string().meta({ description: 'What its program sends as `Authorization: Bearer ak_…`. Shown this once.' }),
}).meta({ id: 'StoreKeyMade' });

const example = {
  key: id,
  reseller: 'their_shop',
  sandbox: false,
  requests_per_minute: 60,
  suspended: false,
  added_at: '2026-11-20T10:00:00.000Z',
} as const;

const fromKey = ({ key, user, isSandbox, requestsPerMinute, isSuspended, addedAt }: StoreKey) => ({
  key,
  reseller: user,
  sandbox: isSandbox,
  requests_per_minute: requestsPerMinute,
  suspended: isSuspended,
  added_at: toInstant(addedAt),
});

const switchesOf = (body: z.output<typeof KeyChange>) =>
  given({ requestsPerMinute: body.requests_per_minute, isSuspended: body.suspended });

const params = z.strictObject({ key: AnyId });

export const storeKeyRoutes = [
  route(
    {
      id: 'addStoreKey',
      method: 'POST',
      path: '/v1/store/keys',
      tag,
      scope: 'store:write',
      summary: 'Make a key for a reseller',
      description:
        'An API key that works at the resellers’ API only (`/v1/topup` and its neighbours), spends the balance of this reseller and sees nobody else’s orders.',
      body: KeyRequest,
      answer: KeyMade,
      refusals: [],
      example: { body: { reseller: 'their_shop', name: 'Their shop' }, answer: { ...example, secret: 'ak_…' } },
    },
    async (needs, { workspace, caller, person, body }) => {
      const by = doneBy({ caller, person });
      const { reseller: user, sandbox: isSandbox = false, allowed_addresses: allowedAddresses } = body;
      const { name = `${isSandbox ? 'Sandbox of reseller' : 'Reseller'} ${user}` } = body;
      const wanted = { name, scopes: ['store'], requestsPerMinute: null, ...given({ allowedAddresses }) } as const;
      const { key, secret } = await createKey(needs, workspace, wanted, by); // lost before the next line, it opens nothing
      const added = await addStoreKey(needs, workspace, { key: key.id, user, isSandbox, ...switchesOf(body) }, by);
      return { ...fromKey(added), secret };
    },
  ),
  route(
    {
      id: 'listStoreKeys',
      method: 'GET',
      path: '/v1/store/keys',
      tag,
      scope: 'store:read',
      summary: 'Keys of resellers of Stars',
      description: 'All, or those of one reseller; up to 200, by reseller. Secrets are shown to nobody.',
      query: z.strictObject({ reseller: User.exactOptional() }),
      answer: z.object({ keys: z.array(KeyTold) }).meta({ id: 'StoreKeyList' }),
      refusals: [],
      example: { query: { reseller: 'their_shop' }, answer: { keys: [example] } },
    },
    async ({ pool }, { workspace, query: { reseller } }) => ({
      keys: (await listStoreKeys(pool, workspace, reseller)).map(fromKey),
    }),
  ),
  route(
    {
      id: 'getStoreKey',
      method: 'GET',
      path: '/v1/store/keys/{key}',
      tag,
      scope: 'store:read',
      summary: 'One key of a reseller of Stars',
      description: 'Whose it is, and how often it may ask.',
      params,
      answer: KeyTold,
      refusals: ['not_found'],
      example: { params: { key: id }, answer: example },
    },
    async ({ pool }, { workspace, params: { key } }) => {
      const found = await getStoreKey(pool, workspace, key);
      if (!found) throw new Refusal('not_found', noSuchStoreKey);
      return fromKey(found);
    },
  ),
  route(
    {
      id: 'changeStoreKey',
      method: 'PUT',
      path: '/v1/store/keys/{key}',
      tag,
      scope: 'store:write',
      summary: 'Change how often a key may ask, or suspend it',
      description: 'Holds from the next request on. Orders that were made go on.',
      params,
      body: KeyChange,
      answer: KeyTold,
      refusals: ['not_found'],
      example: {
        params: { key: id },
        body: { requests_per_minute: 600 },
        answer: { ...example, requests_per_minute: 600 },
      },
    },
    async (needs, { workspace, caller, person, params: { key }, body }) =>
      fromKey(await changeStoreKey(needs, workspace, key, switchesOf(body), doneBy({ caller, person }))),
  ),
  route(
    {
      id: 'revokeStoreKey',
      method: 'DELETE',
      path: '/v1/store/keys/{key}',
      tag,
      scope: 'store:write',
      summary: 'End a key of a reseller of Stars',
      description: 'At once, in every process, and for good. Orders and money stay the reseller’s: make another key.',
      params,
      answer: KeyRevoked,
      refusals: ['not_found'],
      example: { params: { key: id }, answer: { key: id, revoked: true } },
    },
    async (needs, { workspace, caller, person, params: { key } }) => {
      if (!(await getStoreKey(needs.pool, workspace, key))) throw new Refusal('not_found', noSuchStoreKey);
      await revokeKey(needs, workspace, key, doneBy({ caller, person }));
      return { key, revoked: true as const };
    },
  ),
];
