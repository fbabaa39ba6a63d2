import type { Amount, Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { balanceOf, places, type Place } from '#ledger';
import { paymentSweeps, receive, type Payment, type PaymentsNeeds, type Purpose, type Received } from '#payments';
import type { Gateways } from '#payments/gateway';
import { askFor, creditPurpose, moneyIn, newWorkspace } from './money-in.ts';

export const nano = 1_000_000_000n;
export const stars = (whole: number): Amount => ({ asset: 'XTR', units: BigInt(whole) * nano });

const connection = 'bot_1';

/** What the gateway says of a charge; the whole price and this till's bot, unless told. */
export type Told = { charge?: string; payload?: string; amount?: Amount; connection?: string };
type Books = { readonly world: bigint; readonly payment: bigint; readonly merchant: bigint; readonly credits: bigint };

/** A workspace that has asked for 250 Stars; facts about them are told straight at the door. */
export type Till = {
  readonly needs: PaymentsNeeds;
  readonly workspace: WorkspaceId;
  readonly payment: Payment;
  readonly charge: string;
  readonly settled: (told?: Told) => Promise<Received>;
  readonly refunded: (told?: Told) => Promise<Received>;
  /** Balances of everything the payment touches, or of another payment with this one's customer. */
  readonly books: (payment?: string) => Promise<Books>;
};

type Parts = { pool: Pool; clock: Clock; purpose?: Purpose; gateways?: Gateways };

export async function openTill({ pool, clock, purpose = creditPurpose, gateways }: Parts): Promise<Till> {
  const wired = moneyIn({ pool, clock, purposes: { 'test.credits': purpose } });
  const needs = { ...wired, gateways: gateways ?? wired.gateways };
  const workspace = newWorkspace();
  const payment = await askFor(needs, { workspace, connection });
  const charge = `charge of ${payment.id}`;
  const tell = (kind: 'payment_settled' | 'payment_refunded', told: Told = {}) => {
    const { payload = payment.id, amount = stars(250) } = told;
    const event = {
      kind,
      externalId: told.charge ?? charge,
      payload,
      payer: '77001',
      amount,
      occurredAt: clock.now(),
      raw: {},
    };
    return receive(needs, {
      workspace,
      gateway: 'stars',
      connection: told.connection ?? connection,
      app: 'main',
      event,
    });
  };
  const look = (place: Place, asset = 'XTR') => balanceOf(pool, workspace, place, asset);
  return {
    needs,
    workspace,
    payment,
    charge,
    settled: (told) => tell('payment_settled', told),
    refunded: (told) => tell('payment_refunded', told),
    books: async (id = payment.id) => ({
      world: await look(places.world('stars', connection)),
      payment: await look(places.payment(id)),
      merchant: await look(places.merchant('main')),
      credits: await look(places.grant('77001'), 'credit:test'),
    }),
  };
}

/** The books after 250 Stars were paid and fulfilled. */
export const paidBooks: Books = { world: -250n * nano, payment: 0n, merchant: 250n * nano, credits: 250n };
export const emptyBooks: Books = { world: 0n, payment: 0n, merchant: 0n, credits: 0n };

/** Runs every sweep of payments once. */
export async function sweepPayments(needs: PaymentsNeeds): Promise<void> {
  for (const sweep of paymentSweeps(needs)) await sweep.run();
}
