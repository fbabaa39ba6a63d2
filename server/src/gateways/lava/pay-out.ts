import { z } from 'zod';
import { formatUnits, scaleOf, type Amount } from '#kernel';
import { readDecimal } from '#gateways/wire';
import {
  GatewayUnavailable,
  type Connection,
  type PayoutOrder,
  type PayoutRail,
  type PayoutState,
} from '#payments/gateway';
import { callLava, readData, type LavaNeeds } from './call-lava.ts';
import { destinationForm, readDestination } from './destination.ts';
import { hookOf, lavaAsset } from './form.ts';

/**
 * Payouts from the profile. Whether Lava pays a second time for the same order is not known, so what got no answer is
 * looked up by its order, and never sent again by itself.
 */
export const payOut = (needs: LavaNeeds): PayoutRail => ({
  assets: [lavaAsset],
  destination: destinationForm,
  isRepeatSafe: false,
  readDestination,
  send: (connection, order) => send(needs, connection, order),
  find: (connection, order) => find(needs, connection, order),
});

const createdShape = z.looseObject({ payoff_id: z.string().min(1).max(64), payoff_status: z.string().max(64) });

async function send(needs: LavaNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const opened = await needs.open(connection);
  const { service, wallet } = order.destination;
  const members = {
    profileId: opened.settings['profile_id'] ?? '',
    amount: { lexeme: formatUnits(order.amount.units, scaleOf(lavaAsset)) },
    orderId: order.payout,
    service: service ?? null,
    walletTo: wallet ?? null,
    subtract: { lexeme: opened.settings['payoff_subtract'] ?? '1' },
    hookUrl: hookOf(needs, opened),
  };
  const answer = await callLava(needs, opened, { path: 'payoff/create', members, key: 'profile_secret_key' });
  if (!answer.ok) return refusedOrKnown(needs, connection, order, answer);
  const created = readData(createdShape, answer.data);
  if (created.payoff_status === 'rejected') return failed('Lava rejected it.', answer.data);
  return { state: 'sent', externalId: created.payoff_id, raw: answer.data };
}

const failed = (words: string, raw: unknown): PayoutState => ({ state: 'failed', words, raw });

/** A no may mean that the order is there already: only one that Lava has never heard of is failed. */
async function refusedOrKnown(
  needs: LavaNeeds,
  connection: Connection,
  order: PayoutOrder,
  { status, words }: { readonly status: number; readonly words: string },
): Promise<PayoutState> {
  if (status !== 422) return failed(`Lava refused: ${words}`, null);
  const known = await find(needs, connection, order);
  return known.state === 'absent' ? failed(`Lava refused: ${words}`, null) : known;
}

const decimal = z.string().max(60).nullish();
const payoffShape = z.looseObject({
  id: z.string().min(1).max(64),
  orderId: z.string().max(255).nullish(),
  status: z.string().max(64),
  amountPay: decimal,
  commission: decimal,
  amountReceive: decimal,
  errorMessage: z.string().max(1000).nullish(),
});
type Payoff = z.infer<typeof payoffShape>;

/**
 * The sources name the profile's id in two ways, and a wrong name may look like a payout that is not there: both are
 * asked before a payout is said to be absent.
 */
async function find(needs: LavaNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const opened = await needs.open(connection);
  const names = opened.settings['payoff_info_key'] === 'shopId' ? ['shopId', 'profileId'] : ['profileId', 'shopId'];
  const noes: { readonly status: number; readonly words: string }[] = [];
  for (const name of names) {
    const members = { [name]: opened.settings['profile_id'] ?? '', orderId: order.payout };
    const answer = await callLava(needs, opened, { path: 'payoff/info', members, key: 'profile_secret_key' });
    if (answer.ok) return readPayoff(readData(payoffShape, answer.data), order, needs.clock.now());
    noes.push(answer);
  }
  if (noes.some(({ status }) => status === 404)) return { state: 'absent' };
  throw new GatewayUnavailable(`Lava does not say how this payout stands: ${noes[0]?.words ?? ''}`, 'none');
}

/** What a payoff's status and figures mean. A status nobody knows is on its way still: only `success` and `rejected` end it. */
export function readPayoff(payoff: Payoff, { payout, amount }: PayoutOrder, now: Date): PayoutState {
  const { id: externalId, status, orderId } = payoff;
  if (orderId && orderId !== payout)
    return { state: 'strange', words: 'Lava answered with another payout than was asked about.', raw: payoff };
  if (status === 'rejected') return failed(`Lava rejected it: ${payoff.errorMessage || 'no reason given'}`, payoff);
  if (status !== 'success') return { state: 'sent', externalId, raw: payoff };
  const [receives, commission] = [amountIn(payoff.amountReceive), amountIn(payoff.commission)];
  if (receives && receives.units !== amount.units)
    return { state: 'strange', words: `Lava paid ${payoff.amountReceive} in place of what was ordered.`, raw: payoff };
  const fee = commission && commission.units > 0n ? { fee: commission } : {};
  return { state: 'confirmed', externalId, occurredAt: now, ...fee, raw: payoff };
}

const amountIn = (text: string | null | undefined): Amount | undefined =>
  text ? readDecimal(text, lavaAsset) : undefined;
