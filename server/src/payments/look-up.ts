import { transaction } from '#database';
import { announcePayment } from './announce-payment.ts';
import { describe, leaseFrom, nextTry } from './due.ts';
import { GatewayUnavailable, type GatewayEvent, type PaymentState } from './gateway.ts';
import { inTime } from './in-time.ts';
import { endLook, lookAgain, wakeLooks, type Look } from './look-rows.ts';
import type { Payment } from './payment.ts';
import { findPayment } from './payment-rows.ts';
import { nextPoll } from './poll-schedule.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { receive } from './receive.ts';
import { requireSound } from './settlement.ts';

/**
 * Asks a gateway how a payment stands, outside any transaction; what it says of money goes through the one door. Never
 * throws: what gets no answer stays due, and whoever dies over it leaves a lease that runs out.
 */
export async function lookUp(needs: PaymentsNeeds, look: Look): Promise<void> {
  try {
    const payment = await findPayment(needs.pool, look.workspace, look.payment);
    const state = payment && isLookedFor(payment, look) ? await ask(needs, payment, look) : undefined;
    if (!payment || !state) return await endLook(needs.pool, look, needs.clock.now());
    await conclude(needs, payment, look, state);
    if (look.tries > 0) await wakeLooks(needs.pool, look, needs.clock.now(), leaseFrom(needs.clock.now()));
  } catch (error) {
    await putOff(needs, look, error);
  }
}

/** An invoice that was paid is looked at again only when a delivery speaks of it. */
const isLookedFor = ({ status }: Payment, { externalId, wanted, answered }: Look): boolean =>
  status === 'requested' || status === 'expired' || externalId !== '' || wanted > answered;

async function ask({ gateways }: PaymentsNeeds, payment: Payment, look: Look): Promise<PaymentState | undefined> {
  const port = gateways[look.gateway]?.lookUp;
  const externalId = look.externalId || payment.externalId;
  const { workspace, connection, id, amount, requestedAt } = payment;
  const asked = { payment: id, amount, requestedAt, ...(externalId !== null && { externalId }), ...toldOf(look) };
  return port && inTime(port.payment({ workspace, id: connection }, asked));
}

const toldOf = ({ told }: Look) => (told === null ? {} : { told });

async function conclude(needs: PaymentsNeeds, payment: Payment, look: Look, state: PaymentState): Promise<void> {
  const now = needs.clock.now();
  switch (state.state) {
    case 'paid':
    case 'refunded':
      for (const event of eventsOf(payment, state)) await tell(needs, payment, event);
      return endLook(needs.pool, look, needs.clock.now());
    case 'open':
    case 'unknown':
      return poll(needs, look, nextPoll(now, look.polls, payment), state.state === 'open' ? null : state.words);
    case 'over':
      return poll(
        needs,
        look,
        payment.expiresAt && payment.expiresAt > now ? payment.expiresAt : undefined,
        state.words,
      );
    case 'strange':
      return putOnDesk(needs, payment, look, state);
  }
}

const tell = (needs: PaymentsNeeds, { workspace, gateway, connection, app }: Payment, event: GatewayEvent) =>
  receive(needs, { workspace, gateway, connection, app, event });

type Money = Extract<PaymentState, { state: 'paid' | 'refunded' }>;

/** What went back before we heard that it had come in is told first: then nothing is bought with it. */
function eventsOf(payment: Payment, state: Money): GatewayEvent[] {
  const { externalId, payer, amount, occurredAt, raw } = state;
  const fact = { externalId, payer, amount, occurredAt, raw, payload: payment.invoice };
  if (state.state === 'refunded') {
    const back = { kind: 'payment_refunded', ...fact } as const;
    return payment.charge === externalId ? [back] : [back, { kind: 'payment_settled', ...fact }];
  }
  const settlement = state.settlement && requireSound(amount, state.settlement);
  return [{ kind: 'payment_settled', ...fact, ...(settlement && { settlement }) }];
}

async function poll({ pool, clock }: PaymentsNeeds, look: Look, due: Date | undefined, problem: string | null) {
  if (!due) return endLook(pool, look, clock.now());
  return lookAgain(pool, look, clock.now(), { due, polls: look.polls + 1, tries: 0, problem });
}

/** It is told once, and looked at again all the same: what is strange now may be plain later. */
async function putOnDesk(
  { pool, clock }: PaymentsNeeds,
  payment: Payment,
  look: Look,
  { words, raw }: Extract<PaymentState, { state: 'strange' }>,
): Promise<void> {
  const now = clock.now();
  const due = nextPoll(now, look.polls, payment) ?? new Date(now.getTime() + 24 * 60 * 60 * 1000);
  const next = { due, polls: look.polls + 1, tries: 0, problem: words, strange: { since: now, answer: raw } };
  await transaction(pool, async (tx) => {
    await lookAgain(tx, look, now, next);
    if (look.problem !== words) await announcePayment(tx, 'payment.desk', payment, now, { problem: words });
  });
}

/** Longer pauses would leave money lying when the gateway is back. */
const longestPause = 5 * 60 * 1000;

async function putOff({ pool, clock, log }: PaymentsNeeds, look: Look, error: unknown): Promise<void> {
  const { payment, gateway, connection, polls } = look;
  const told = { payment, gateway, connection, tries: look.tries + 1, err: error };
  if (error instanceof GatewayUnavailable) log.warn(told, 'A payment could not be looked up and is looked up later.');
  else log.error(told, 'A payment could not be looked up and is looked up later.');
  const now = clock.now();
  const wait = error instanceof GatewayUnavailable ? error.retryAfterSeconds : undefined;
  const asked = wait === undefined ? 0 : wait * 1000;
  const pause = Math.max(Math.min(nextTry(now, look.tries + 1).getTime() - now.getTime(), longestPause), asked);
  const due = new Date(now.getTime() + pause);
  try {
    await lookAgain(pool, look, now, { due, polls, tries: look.tries + 1, problem: describe(error) });
  } catch {
    // the lease that was taken with it is the net under this
  }
}
