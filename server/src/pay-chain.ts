import { listConnections } from '#connections';
import { payingWallet, rawOf, sentMessage, showAddress, supplierRailCode } from '#gateways/ton';
import { Refusal, type RefusalCode } from '#kernel';
import type { Destination } from '#payments/gateway';
import { findSupplierPayout, paySupplier, type Payout, type PayoutsNeeds } from '#payouts';
import type { ChainOrder, ChainProgress, PayChain } from '#supply';

/**
 * Pays suppliers on TON through the payouts: by their rules, once per purchase, never after the end of the bill. Calls
 * nobody: the payouts' own sweeps reach the chain.
 */
export const payChainBy =
  (payouts: () => PayoutsNeeds): PayChain =>
  async (asked) => {
    const needs = payouts();
    const { workspace, purchase, payment } = asked;
    if (payment.validUntil <= needs.clock.now() && !(await findSupplierPayout(needs.pool, workspace, purchase)))
      return { state: 'dead', words: 'The time of this bill was over before it could be paid.' };
    try {
      return await standOf(needs, await ask(needs, asked));
    } catch (error) {
      if (error instanceof Refusal) return turnedDown(error);
      throw error;
    }
  };

async function ask(needs: PayoutsNeeds, asked: ChainOrder): Promise<Payout> {
  const { workspace, supplier, purchase, payment } = asked;
  const connection = await payerOf(needs, asked);
  return paySupplier(needs, {
    workspace,
    supplier,
    reference: purchase,
    amount: payment.amount,
    rail: supplierRailCode,
    destination: destinationOf(payment),
    ...(connection !== undefined && { connection }),
    validUntil: payment.validUntil,
  });
}

/** What a person can still change before the bill ends; anything else refused can never be paid. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'payouts_stopped',
  'above_limit',
  'gateway_switched_off',
  'not_found',
  'invalid_request',
]);
const impossible: ReadonlySet<RefusalCode> = new Set(['destination_invalid', 'asset_not_supported', 'invalid_amount']);

/** A refusal has taken nothing; one that nobody foresaw is thrown, and nothing is concluded from it. */
function turnedDown(refusal: Refusal): ChainProgress {
  if (passing.has(refusal.code)) return { state: 'waiting', words: refusal.message };
  if (impossible.has(refusal.code)) return { state: 'dead', words: refusal.message };
  throw refusal;
}

const invalid = (message: string) => new Refusal('destination_invalid', message);
const rawAddress = /^-?\d:[0-9a-fA-F]{64}$/;

/** The receiver as a person would write it, and the comment or the cell exactly as they were given. */
function destinationOf({ address, comment, payload }: ChainOrder['payment']): Destination {
  if (comment !== undefined && comment !== comment.trim())
    throw invalid('The comment begins or ends with a space: it cannot be sent as it stands.');
  return {
    address: rawAddress.test(address) ? showAddress(address.toLowerCase(), 'mainnet') : address,
    ...(comment !== undefined && comment !== '' && { memo: comment }),
    ...(payload !== undefined && payload !== '' && { payload }),
  };
}

/** The connection that pays: the one that is named, or whose wallet the supplier waits for; else the only one there is. */
async function payerOf(needs: PayoutsNeeds, { workspace, settings, payment }: ChainOrder): Promise<string | undefined> {
  const named = settings['connection'] || undefined;
  if (payment.from === undefined) return named;
  const wanted = tryRaw(payment.from);
  const kept = await listConnections(needs.pool, { workspace, gateway: 'ton' });
  for (const { id, name, app, isTest, isOn } of kept) {
    if (named !== undefined && named !== id && named !== name) continue;
    const opened = await needs.openPayer('ton', { connection: { workspace, id }, app, isTest });
    if (isOn && payingWallet(opened)?.address === wanted) return id;
  }
  throw new Refusal(
    'not_found',
    `The supplier waits for a payment by ${payment.from}. No connection here pays from it.`,
  );
}

function tryRaw(text: string): string {
  try {
    return rawOf(text);
  } catch {
    throw invalid('The wallet that is to pay is no address.');
  }
}

async function standOf({ pool }: PayoutsNeeds, payout: Payout): Promise<ChainProgress> {
  const { status, problem } = payout;
  switch (status) {
    case 'requested':
      return { state: 'waiting', words: 'It waits for an approval.' };
    case 'approved':
      return { state: 'waiting', words: problem ?? 'It is about to leave.' };
    case 'sending':
    case 'sent':
    case 'unknown':
      return { state: 'sent' };
    case 'confirmed':
      return paidBy(payout, await sentMessage(pool, payout.workspace, payout.id));
    case 'failed':
    case 'rejected':
    case 'canceled':
    case 'returned':
      return isRegretted(payout) ? { state: 'sent' } : { state: 'dead', words: problem ?? 'It was not paid.' };
  }
}

/** It was paid after it had been given up: a person looks at it, and nothing is bought anew meanwhile. */
const isRegretted = ({ outcome, externalId }: Payout): boolean => outcome !== 'bounced' && externalId !== null;

function paidBy({ asset, externalId }: Payout, sent: Awaited<ReturnType<typeof sentMessage>>): ChainProgress {
  if (!sent) return { state: 'paid', ...(externalId !== null && { transaction: externalId }) };
  return { state: 'paid', transaction: sent.message, boc: sent.boc, fee: { asset, units: sent.fee } };
}
