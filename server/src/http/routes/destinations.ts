import { z } from 'zod';
import { addDestination, listDestinations, removeDestination } from '#payouts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { DestinationFields, DestinationTold, fromDestination, RailCode, User } from './wire/payout.ts';
import { AnyId, words } from './wire/text.ts';

const DestinationRequest = z
  .strictObject({
    user: User,
    rail: RailCode,
    destination: DestinationFields,
    label: words(100).describe('What the person calls it.'),
    connection: AnyId.optional().describe('Whose way of writing it is read by, where there are several accounts.'),
  })
  .meta({ id: 'DestinationRequest' });

const tag = 'Payouts';
const scope = 'payouts:write';
const example = {
  id: 'dst_0199d3a5c0de7a000b2c4d6e8f001122',
  user: '123456789',
  rail: 'ton',
  destination: { address: 'UQBvW8Z5huBkMJYdnfAEM5JqTNkuWX3diqYENkWsIL0XggGG' },
  label: 'My wallet',
  added_at: '2026-11-20T10:00:00.000Z',
  usable_at: '2026-11-21T10:00:00.000Z',
};
const { user, rail, destination, label } = example;

export const destinationRoutes = [
  route(
    {
      id: 'addDestination',
      method: 'POST',
      path: '/v1/destinations',
      tag,
      scope,
      summary: 'Keep where a user wants to be paid',
      description:
        'It is paid from `usable_at` on: a day later, unless set otherwise. Two spellings of one destination are one.',
      body: DestinationRequest,
      answer: DestinationTold,
      refusals: ['destination_invalid', 'already_exists', 'not_found', 'gateway_switched_off'],
      example: { body: { user, rail, destination, label }, answer: example },
    },
    async (needs, { workspace, caller, body: { connection, ...body } }) => {
      const input = { ...body, ...given({ connection }) };
      return fromDestination(await addDestination(needs, workspace, input, `key:${caller.key}`));
    },
  ),
  route(
    {
      id: 'listDestinations',
      method: 'GET',
      path: '/v1/destinations',
      tag,
      scope,
      summary: 'The address book, newest first',
      description: 'Of one user, of one rail: or all.',
      query: z.strictObject({ user: User.exactOptional(), rail: RailCode.exactOptional(), ...pageQuery }),
      answer: z.object({ destinations: z.array(DestinationTold), cursor: NextCursor }).meta({ id: 'DestinationList' }),
      refusals: [],
      example: { query: { user }, answer: { destinations: [example] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listDestinations(pool, { workspace, ...query });
      return { destinations: page.destinations.map(fromDestination), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'removeDestination',
      method: 'DELETE',
      path: '/v1/destinations/{id}',
      tag,
      scope,
      summary: 'Take a destination out of the book',
      description: 'Added again, it cools down again. Payouts that were asked for before go on.',
      params: z.strictObject({ id: AnyId }),
      answer: DestinationTold,
      refusals: ['not_found'],
      example: { params: { id: example.id }, answer: example },
    },
    async (needs, { workspace, caller, params }) =>
      fromDestination(await removeDestination(needs, workspace, params.id, `key:${caller.key}`)),
  ),
];
