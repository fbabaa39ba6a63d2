import { z } from 'zod';
import { formatUnits, scaleOf } from '#kernel';
import {
  GatewayUnavailable,
  type Connection,
  type OpenConnection,
  type PayoutOrder,
  type PayoutRail,
  type PayoutState,
} from '#payments/gateway';
import type { JsonTree } from '#gateways/wire';
import { callHeleket, heleketBody, isNotFound, readResult, type HeleketNeeds } from './call-heleket.ts';
import { destinationForm, readDestination } from './destination.ts';
import { callbackOf } from './form.ts';
import { feeOf, payoutShape, readPayoutState } from './payout-state.ts';

/** Payouts from the merchant's balance. Heleket answers an order's id with the payout it has: sending again pays once. */
export const payOut = (needs: HeleketNeeds): PayoutRail => ({
  assets: ['USDT', 'TON'],
  destination: destinationForm,
  isRepeatSafe: true,
  readDestination,
  send: (connection, order) => send(needs, connection, order),
  find: (connection, order) => find(needs, connection, order),
});

const refused = (words: string): PayoutState => ({ state: 'failed', words, raw: null });

async function send(needs: HeleketNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const { network, address, memo } = order.destination;
  if (order.amount.asset === 'TON' && network !== 'ton') return refused('TON is paid out on ton only.');
  const opened = await needs.open(connection);
  const no = await askFee(needs, opened, order);
  if (no) return no;
  const body = heleketBody({
    ...sum(order),
    order_id: order.payout,
    address: address ?? null,
    is_subtract: true,
    network: network ?? null,
    url_callback: callbackOf(needs, opened),
    memo: memo ?? null,
  });
  const answer = await callHeleket(needs, opened, { key: 'payout_key', path: '/v1/payout', body });
  if (!answer.ok) return refused(`Heleket refused: ${answer.words}`);
  return readPayoutState(readResult(payoutShape, answer.result), order, needs.clock.now());
}

const sum = ({ amount: { asset, units } }: PayoutOrder): Record<string, JsonTree> => ({
  amount: formatUnits(units, scaleOf(asset)),
  currency: asset,
});

const costShape = z.looseObject({
  merchant_amount: z.unknown().optional(),
  commission: z.unknown().optional(),
  payer_amount: z.unknown().optional(),
  payer_currency: z.unknown().optional(),
});

/**
 * Before anything is spent: does the receiver get the whole amount? The sources disagree on what `is_subtract` means, and
 * a payout cannot be taken back. Whatever goes wrong here, nothing was spent.
 */
async function askFee(
  needs: HeleketNeeds,
  opened: OpenConnection,
  order: PayoutOrder,
): Promise<PayoutState | undefined> {
  const path = opened.settings['calc_path'] ?? '';
  if (path === 'off') return undefined;
  const { network, address } = order.destination;
  const body = heleketBody({ ...sum(order), network: network ?? null, address: address ?? null, is_subtract: true });
  const answer = await callHeleket(needs, opened, { key: 'payout_key', path: `/v1/payout/${path}`, body }).catch(
    (error: unknown) => {
      throw error instanceof GatewayUnavailable
        ? new GatewayUnavailable(error.message, 'none', error.retryAfterSeconds)
        : error;
    },
  );
  if (!answer.ok && answer.status === 404)
    throw new GatewayUnavailable(`Heleket has no path payout/${path}: change the setting calc_path.`, 'none');
  if (!answer.ok) return refused(`Heleket refused: ${answer.words}`);
  const { words } = feeOf(readResult(costShape, answer.result), order.amount);
  return words === undefined ? undefined : refused(`Not sent, for ${words}.`);
}

async function find(needs: HeleketNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const opened = await needs.open(connection);
  const body = heleketBody({ order_id: order.payout });
  const answer = await callHeleket(needs, opened, { key: 'payout_key', path: '/v1/payout/info', body });
  if (answer.ok) return readPayoutState(readResult(payoutShape, answer.result), order, needs.clock.now());
  if (isNotFound(answer)) return { state: 'absent' };
  throw new GatewayUnavailable(`Heleket does not say how this payout stands: ${answer.words}`, 'none');
}
