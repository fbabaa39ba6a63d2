import { z } from 'zod';
import { amountToWire } from '#kernel';
import { fundTreasury, houseUser, readTreasury, sources, type Treasury } from '#workforce';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';

const Source = z.enum(sources).meta({
  id: 'TreasurySource',
  description: `\`fees\`: what the house has earned; \`deposit\`: what it has deposited as the user \`${houseUser}\`.`,
});

const Funding = z.strictObject({ from: Source, amount: Amount }).meta({ id: 'TreasuryFunding' });

const TreasuryTold = z
  .object({
    lines: z.array(
      z.object({
        treasury: AmountTold.describe('For orders that are still to begin; what has begun is set aside already.'),
        fees: AmountTold.describe('Earned, and free to be set aside.'),
        deposit: AmountTold.describe('Deposited by the house, and free to be set aside.'),
      }),
    ),
  })
  .meta({ id: 'Treasury', description: 'In each asset that rewards are paid in here.' });

const fromTreasury = (lines: Treasury) => ({
  lines: lines.map(({ treasury, fees, deposit }) => ({
    treasury: amountToWire(treasury),
    fees: amountToWire(fees),
    deposit: amountToWire(deposit),
  })),
});

const tag = 'Panel';
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const told = { lines: [{ treasury: xtr('500'), fees: xtr('120.5'), deposit: xtr('0') }] };

export const panelTreasuryRoutes = [
  route(
    {
      id: 'readTreasury',
      method: 'GET',
      path: '/v1/panel/treasury',
      tag,
      scope: 'panel:read',
      summary: 'What workers of resellers’ orders are paid from',
      description:
        'Resellers pay in USD, workers are paid in Stars: from the treasury, which the house fills. An order whose workers it cannot pay stays Pending.',
      answer: TreasuryTold,
      refusals: [],
      example: { answer: told },
    },
    async ({ pool }, { workspace }) => fromTreasury(await readTreasury(pool, workspace)),
  ),
  route(
    {
      id: 'fundTreasury',
      method: 'POST',
      path: '/v1/panel/treasury',
      tag,
      scope: 'panel:write',
      keyed: 'required',
      summary: 'Set money of the house aside for workers',
      description: `From earned fees, or from what the house has deposited: \`POST /v1/deposits\` with the user \`${houseUser}\`. Orders that wait begin by themselves.`,
      body: Funding,
      answer: TreasuryTold,
      refusals: ['insufficient_funds', 'invalid_amount', 'asset_not_supported'],
      example: { body: { from: 'fees', amount: xtr('100') }, answer: told },
    },
    async (needs, { workspace, caller, person, body, key }) =>
      fromTreasury(
        await fundTreasury(needs, workspace, { ...body, key: `api:${key()}`, by: doneBy({ caller, person }) }),
      ),
  ),
];
