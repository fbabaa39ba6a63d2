import { formatUnits, scaleOf } from '#kernel';
import { GatewayUnavailable, type Connection, type GatewayNeeds, type PayoutOrder } from '#payments/gateway';
import type { PayoutRail, PayoutState } from '#payments/gateway';
import { readDecimal } from '#gateways/wire';
import { coins } from './assets.ts';
import { accountOf, callApi, CryptoPayNo, type Account } from './call-api.ts';
import { readDestination, receiver } from './destination.ts';
import { transferShape, transfersShape, type Transfer } from './invoice-shape.ts';
import { outsideLimits } from './limits.ts';

/**
 * Transfers to people who have opened @CryptoBot before. `spend_id` is our payout, taken once per app: a repeat either
 * answers with an error or with the first transfer, nobody has written which, so both are understood.
 */
export const transfers = (needs: GatewayNeeds): PayoutRail => ({
  assets: coins,
  destination: { user_id: receiver },
  readDestination: (_connection, destination) => readDestination(destination),
  send: (connection, order) => send(needs, connection, order),
  find: (connection, order) => find(needs, connection, order),
  isRepeatSafe: true,
});

async function send(needs: GatewayNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const { user_id } = readDestination(order.destination);
  const account = accountOf(needs, await needs.open(connection));
  const outside = await outsideLimits(account, order.amount);
  if (outside !== undefined) return { state: 'failed', words: outside, raw: null };
  const { asset, units } = order.amount;
  const params = {
    user_id: Number(user_id),
    asset,
    amount: formatUnits(units, scaleOf(asset)),
    spend_id: order.payout,
  };
  try {
    return stateOf(await callApi(account, 'transfer', params, transferShape), order);
  } catch (error) {
    if (error instanceof CryptoPayNo) return afterNo(account, order, error);
    throw error;
  }
}

/** Statuses that speak of the account and not of this transfer: transfers are off, or the method does not exist. */
const notNow: ReadonlySet<number> = new Set([403, 405, 404]);

/**
 * After a no the list of transfers decides, for the no may be about a repeated `spend_id`. Only names that certainly
 * mean "not made" fail a payout; a name that nobody knows might hide one that is still being made.
 */
async function afterNo(account: Account, order: PayoutOrder, no: CryptoPayNo): Promise<PayoutState> {
  const found = await findTransfer(account, order.payout).catch((error: unknown) => {
    throw error instanceof CryptoPayNo ? new GatewayUnavailable(error.message, 'unknown') : error;
  });
  if (found) return stateOf(found, order);
  const certain = (account.opened.settings['payout_refusals'] ?? '').split(',');
  const raw = { status: no.status, name: no.error };
  if (certain.includes(no.error)) return { state: 'failed', words: no.message, raw };
  if (notNow.has(no.status)) throw new GatewayUnavailable(`${no.message}: transfers are not open to this app.`, 'none');
  return { state: 'strange', words: `${no.message}. Nobody has written what that means.`, raw };
}

async function find(needs: GatewayNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const account = accountOf(needs, await needs.open(connection));
  const found = await findTransfer(account, order.payout);
  return found ? stateOf(found, order) : { state: 'absent' };
}

/** An API that did not know the filter would list all: so the name is looked at again. */
async function findTransfer(account: Account, payout: string): Promise<Transfer | undefined> {
  const { items } = await callApi(account, 'getTransfers', { spend_id: payout, count: 100 }, transfersShape);
  return items.find(({ spend_id }) => spend_id === payout);
}

/** A transfer is completed or does not exist. One to somebody else, or of another sum, is for a person to judge. */
function stateOf(transfer: Transfer, { amount, destination }: PayoutOrder): PayoutState {
  const isOurs =
    transfer.asset === amount.asset &&
    readDecimal(transfer.amount, transfer.asset).units === amount.units &&
    transfer.user_id === destination['user_id'];
  if (!isOurs || transfer.status !== 'completed')
    return { state: 'strange', words: 'The transfer of this name is not the one that was ordered.', raw: transfer };
  return { state: 'confirmed', externalId: transfer.transfer_id, occurredAt: transfer.completed_at, raw: transfer };
}
