import { z } from 'zod';
import { getConnection } from '#connections';
import { balancesAt, places } from '#ledger';
import { amountToWire } from '#kernel';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { AnyId } from './wire/text.ts';

const id = 'con_0199d3a5c0de7a000b2c4d6e8f001122';

export const connectionBookRoutes = [
  route(
    {
      id: 'getConnectionBooks',
      method: 'GET',
      path: '/v1/connections/{connection}/books',
      tag: 'Connections',
      scope: 'connections:write',
      summary: 'What should be on a connected account',
      description:
        'What our books say that came in less what went out and what the gateway kept, asset by asset. It has to be what the gateway shows, to the smallest unit; below zero, more went out than we know of.',
      params: z.strictObject({ connection: AnyId }),
      answer: z
        .object({ connection: z.string(), gateway: z.string(), amounts: z.array(AmountTold) })
        .meta({ id: 'ConnectionBooks' }),
      refusals: ['not_found'],
      example: {
        params: { connection: id },
        answer: { connection: id, gateway: 'lava', amounts: [{ asset: 'RUB', amount: '9650' }] },
      },
    },
    async ({ pool }, { workspace, params }) => {
      const { id: connection, gateway } = await getConnection(pool, workspace, params.connection);
      const found = await balancesAt(pool, workspace, places.world(gateway, connection));
      const held = found.filter(({ units }) => units !== 0n).map(({ asset, units }) => ({ asset, units: -units }));
      return { connection, gateway, amounts: held.map(amountToWire) };
    },
  ),
];
