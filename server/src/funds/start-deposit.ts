import { amountToWire, formatUnits, Refusal, scaleOf, type Amount, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { createInvoice, getPayment, requestPayment, type Payment } from '#payments';
import { depositPurpose, type DepositAsked, type DepositLimit, type DepositRequest } from './deposit.ts';
import { depositByKey, forgetKey, insertDeposit, meetWorld } from './deposit-rows.ts';
import type { FundsAccount, FundsNeeds } from './needs.ts';
import { limitOf } from './set-limits.ts';
import { checkUser } from './user.ts';

/**
 * Asks a person for money of their own, and answers how it can be paid. Books nothing: nothing has come in. The same
 * key hears of the same payment again. Refuses with `below_minimum`, `above_limit`, `asset_not_supported`,
 * `invalid_request`, `not_found` (account), `gateway_switched_off`, `idempotency_conflict`, `gateway_refused` or
 * `gateway_unavailable`.
 */
export async function startDeposit(needs: FundsNeeds, request: DepositRequest): Promise<DepositAsked> {
  checkUser(request.user);
  const before = () => askedBefore(needs, request);
  const payment = (await before()) ?? (await ask(needs, request)) ?? (await before());
  if (!payment) throw new Error('A deposit was asked for meanwhile, and is gone.');
  const { returnUrl } = request;
  const invoice = await orFree(
    needs,
    request,
    createInvoice(needs, payment, returnUrl === undefined ? {} : { returnUrl }),
  );
  const { url, address, comment } = invoice;
  return {
    payment: payment.id,
    url,
    ...(address !== undefined && { address }),
    ...(comment !== undefined && { comment }),
    expiresAt: payment.expiresAt,
  };
}

/** A no frees the key. While the gateway does not answer, the same key asks for the same payment again. */
async function orFree<T>({ pool }: FundsNeeds, { workspace, key }: DepositRequest, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'gateway_unavailable') await forgetKey(pool, workspace, key);
    throw error;
  }
}

const hashOf = ({ user, amount, gateway, connection, returnUrl }: DepositRequest): string =>
  hashInput({ command: 'deposit', user, ...amountToWire(amount), gateway, connection, returnUrl });

/** The payment that the same key asked for before. */
async function askedBefore({ pool }: FundsNeeds, request: DepositRequest): Promise<Payment | undefined> {
  const before = await depositByKey(pool, request.workspace, request.key);
  if (!before) return undefined;
  if (before.inputHash !== hashOf(request))
    throw new Refusal('idempotency_conflict', 'This key has asked for another deposit. Use a new key for a new one.');
  return getPayment(pool, request.workspace, before.payment);
}

/** The same key asked for it a moment ago, so this one is not written. */
class AskedMeanwhile extends Error {
  override readonly name = 'AskedMeanwhile';
}

/** The new payment; undefined when the same key was quicker in another request. */
async function ask(needs: FundsNeeds, request: DepositRequest): Promise<Payment | undefined> {
  const { workspace, gateway, amount, connection } = request;
  requireGateway(needs, gateway, amount);
  const limit = await limitOf(needs.pool, workspace, amount.asset);
  requireLimit(limit, amount);
  const account = await needs.accountFor(workspace, gateway, connection);
  try {
    return await transaction(needs.pool, (tx) => write(tx, needs, request, account, limit));
  } catch (error) {
    if (error instanceof AskedMeanwhile) return undefined;
    throw error;
  }
}

function requireGateway({ gateways }: FundsNeeds, code: string, { asset }: Amount): void {
  const payIn = Object.hasOwn(gateways, code) ? gateways[code]?.payIn : undefined;
  if (!payIn) throw new Refusal('invalid_request', `No gateway called "${code}" takes payments here.`);
  if (payIn.assets?.includes(asset) ?? true) return;
  const assets = [...(payIn.assets ?? [])];
  throw new Refusal('asset_not_supported', `This gateway takes ${assets.join(', ')}, and no ${asset}.`, { assets });
}

function requireLimit({ asset, minimum, maximum }: DepositLimit, { units }: Amount): void {
  const inWords = (limit: bigint) => formatUnits(limit, scaleOf(asset));
  if (units < minimum)
    throw new Refusal('below_minimum', `A deposit is of ${inWords(minimum)} ${asset} or more.`, {
      minimum: amountToWire({ asset, units: minimum }),
    });
  if (maximum !== null && units > maximum)
    throw new Refusal('above_limit', `A deposit is of ${inWords(maximum)} ${asset} or less.`, {
      maximum: amountToWire({ asset, units: maximum }),
    });
}

async function write(
  tx: Tx,
  { clock }: FundsNeeds,
  request: DepositRequest,
  { connection, app, isTest }: FundsAccount,
  { minimum }: DepositLimit,
): Promise<Payment> {
  const { workspace, user, amount, gateway, key } = request;
  await requireWorld(tx, workspace, isTest);
  const { amount: wanted } = amountToWire(amount);
  const payment = await requestPayment(tx, clock, {
    workspace,
    gateway,
    connection: connection.id,
    app,
    purpose: depositPurpose,
    customer: user,
    details: { minimum: String(minimum) },
    title: 'Deposit',
    description: `${wanted} ${amount.asset} for ${user}`,
    amount,
  });
  if (!(await insertDeposit(tx, workspace, { payment: payment.id, key, inputHash: hashOf(request) })))
    throw new AskedMeanwhile();
  return payment;
}

/** Money of test accounts cannot be told from real money once it is on the books, so a workspace has one of the two. */
async function requireWorld(tx: Tx, workspace: WorkspaceId, isTest: boolean): Promise<void> {
  const world = await meetWorld(tx, workspace, isTest);
  if (world === isTest) return;
  const [here, there] = world ? ['test', 'real'] : ['real', 'test'];
  throw new Refusal(
    'invalid_request',
    `People in this workspace have ${here} money, and this account brings in ${there} money. Use another workspace for it.`,
  );
}
