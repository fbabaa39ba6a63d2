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
export const startDeposit = (needs: FundsNeeds, request: DepositRequest): Promise<DepositAsked> =>
  askForMoney(needs, request, plainDeposit);

/** What money is asked for. */
export type Wanted = {
  readonly purpose: string;
  /** Part of the hash of the input: a key that asked for one kind has not asked for the other. */
  readonly command: string;
  readonly title: string;
  /** What the payment is to remember beside its minimum. Refuses what is not to be asked for. */
  readonly details?: () => Promise<Readonly<Record<string, unknown>>>;
};

const plainDeposit: Wanted = { purpose: depositPurpose, command: 'deposit', title: 'Deposit' };

/** Asks for money by any gateway, whatever is to become of it. */
export async function askForMoney(needs: FundsNeeds, request: DepositRequest, wanted: Wanted): Promise<DepositAsked> {
  checkUser(request.user);
  const before = () => askedBefore(needs, request, wanted);
  const payment = (await before()) ?? (await ask(needs, request, wanted)) ?? (await before());
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

const hashOf = (
  { user, amount, gateway, connection, returnUrl }: DepositRequest,
  { command }: Pick<Wanted, 'command'>,
): string => hashInput({ command, user, ...amountToWire(amount), gateway, connection, returnUrl });

/** The payment that the same key asked for before. */
async function askedBefore(
  { pool }: FundsNeeds,
  request: DepositRequest,
  wanted: Wanted,
): Promise<Payment | undefined> {
  const before = await depositByKey(pool, request.workspace, request.key);
  if (!before) return undefined;
  if (before.inputHash !== hashOf(request, wanted))
    throw new Refusal('idempotency_conflict', 'This key has asked for another deposit. Use a new key for a new one.');
  return getPayment(pool, request.workspace, before.payment);
}

/** The same key asked for it a moment ago, so this one is not written. */
class AskedMeanwhile extends Error {
  override readonly name = 'AskedMeanwhile';
}

/** The new payment; undefined when the same key was quicker in another request. */
async function ask(needs: FundsNeeds, request: DepositRequest, wanted: Wanted): Promise<Payment | undefined> {
  const { workspace, gateway, amount, connection } = request;
  requireGateway(needs, gateway, amount);
  const limit = await limitOf(needs.pool, workspace, amount.asset);
  requireLimit(limit, amount);
  const account = await needs.accountFor(workspace, gateway, connection);
  const details = { minimum: String(limit.minimum), ...(await wanted.details?.()) };
  try {
    return await transaction(needs.pool, (tx) => write(tx, needs, request, account, { ...wanted, details }));
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
  wanted: Omit<Wanted, 'details'> & { readonly details: Readonly<Record<string, unknown>> },
): Promise<Payment> {
  const { purpose, title, details } = wanted;
  const { workspace, user, amount, gateway, key } = request;
  await requireWorld(tx, workspace, isTest);
  const { amount: text } = amountToWire(amount);
  const payment = await requestPayment(tx, clock, {
    workspace,
    gateway,
    connection: connection.id,
    app,
    purpose,
    customer: user,
    details,
    title,
    description: `${text} ${amount.asset} for ${user}`,
    amount,
  });
  if (!(await insertDeposit(tx, workspace, { payment: payment.id, key, inputHash: hashOf(request, wanted) })))
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
