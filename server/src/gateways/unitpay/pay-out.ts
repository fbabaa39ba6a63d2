import { z } from 'zod';
import { Refusal } from '#kernel';
import { GatewayUnavailable, type Connection, type GatewayNeeds, type PayoutOrder } from '#payments/gateway';
import type { PayoutRail, PayoutState } from '#payments/gateway';
import { readDecimal, readRounded, writeDecimal } from '#gateways/wire';
import { accountOf, callApi, UnitpayNo, type Account } from './call-api.ts';
import { readMoscow } from './dates.ts';
import { destinationFields, readDestination } from './destination.ts';

const payoutShape = z.looseObject({
  status: z.string(),
  payoutId: z.string().regex(/^\d{1,19}$/),
  sum: z.string(),
  completeDate: z.string().nullish(),
  createDate: z.string().nullish(),
  partnerCommission: z.string().nullish(),
});
type Payout = z.infer<typeof payoutShape>;

/**
 * Payouts from the account's balance in rubles. `transactionId` is our payout: sent again, whatever else is said, it
 * answers how the first stands. Nothing tells of an end, so what is under way is asked for.
 */
export const payouts = (needs: GatewayNeeds): PayoutRail => ({
  assets: ['RUB'],
  destination: destinationFields,
  readDestination: (_connection, destination) => ({ ...readDestination(destination) }),
  send: (connection, order) => send(needs, connection, order),
  find: (connection, order) => find(needs, connection, order),
  isRepeatSafe: true,
});

/** Errors after which nothing was paid: limits, balance, a wrong purse. */
const failures: ReadonlySet<string> = new Set('102 103 104 105 1051 1052 1053 106 -32602'.split(' '));
/** The service is switched off: nothing was done, and it will be on again. */
const away: ReadonlySet<string> = new Set(['100', '101']);
const transferFailed = '201';

async function openPayer(needs: GatewayNeeds, connection: Connection): Promise<Account> {
  const account = accountOf(needs, await needs.open(connection));
  const { opened } = account;
  if (!opened.settings['login'] || !opened.secrets['account_secret_key'])
    throw new Refusal(
      'connection_invalid',
      'Payouts of UnitPay need "login" and "account_secret_key" in the connection.',
    );
  return account;
}

async function send(needs: GatewayNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const account = await openPayer(needs, connection);
  const { payment_type: paymentType, purse, member_id: memberId } = readDestination(order.destination);
  const params = {
    sum: writeDecimal(order.amount, 2),
    purse,
    login: account.opened.settings['login'] ?? '',
    transactionId: order.payout,
    paymentType,
    ...(memberId !== undefined && { memberId }),
    projectId: account.opened.settings['project_id'] ?? '',
  };
  try {
    return stateOf(await callApi(account, 'account_secret_key', 'massPayment', params, payoutShape), order);
  } catch (error) {
    if (error instanceof UnitpayNo) return afterNo(account, order, error);
    throw error;
  }
}

async function afterNo(account: Account, order: PayoutOrder, no: UnitpayNo): Promise<PayoutState> {
  const raw = { code: no.code, message: no.message };
  if (away.has(no.code)) throw new GatewayUnavailable(`UnitPay does not pay out now (${no.code}).`, 'none');
  if (failures.has(no.code)) return { state: 'failed', words: no.message, raw };
  if (no.code === transferFailed) return confirmFailure(account, order, no);
  return { state: 'strange', words: `${no.message} (${no.code || 'no code'})`, raw };
}

/** A transfer that is said to have failed is asked for once more: money is given back only when both say so. */
async function confirmFailure(account: Account, order: PayoutOrder, no: UnitpayNo): Promise<PayoutState> {
  const state = await ask(account, order);
  return state.state === 'absent' ? { state: 'failed', words: no.message, raw: { code: no.code } } : state;
}

const find = async (needs: GatewayNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> =>
  ask(await openPayer(needs, connection), order);

/** An error about an order that failed says so; any other means that there is none of this name. */
async function ask(account: Account, order: PayoutOrder): Promise<PayoutState> {
  const params = { login: account.opened.settings['login'] ?? '', transactionId: order.payout };
  try {
    return stateOf(await callApi(account, 'account_secret_key', 'massPaymentStatus', params, payoutShape), order);
  } catch (error) {
    if (!(error instanceof UnitpayNo)) throw error;
    if (away.has(error.code)) throw new GatewayUnavailable(`UnitPay tells nothing now (${error.code}).`, 'none');
    if (error.code !== transferFailed) return { state: 'absent' };
    return { state: 'failed', words: error.message, raw: { code: error.code, message: error.message } };
  }
}

function stateOf(payout: Payout, { amount }: PayoutOrder): PayoutState {
  const { status, payoutId: externalId } = payout;
  if (readDecimal(payout.sum, 'RUB').units !== amount.units)
    return { state: 'strange', words: 'The payout of this name is of another sum.', raw: payout };
  if (status === 'not_completed') return { state: 'sent', externalId, raw: payout };
  const occurredAt = readMoscow(payout.completeDate ?? payout.createDate ?? '');
  if (status !== 'success' || !occurredAt)
    return { state: 'strange', words: `UnitPay calls the payout "${status.slice(0, 40)}".`, raw: payout };
  const fee = readRounded(payout.partnerCommission ?? '0', 'RUB', 'up');
  return { state: 'confirmed', externalId, occurredAt, ...(fee.units > 0n && { fee }), raw: payout };
}
