import { creditAsset, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool } from '#database';
import { reactToUpdates, starsGateway } from '#gateways/stars';
import type { Log } from '#jobs';
import { places } from '#ledger';
import { openDoor } from '#outbound';
import { approvePayment, receive, refundFromMerchant, requestPayment } from '#payments';
import type { Adopt, Payment, PaymentRequest, PaymentsNeeds, Purpose, Purposes } from '#payments';
import type { BotApiNeeds, TelegramNeeds } from '#telegram';
import { quietLog } from '../log.ts';

export const testMasterKey = Buffer.alloc(32, 7);

/** Everything that money in needs, wired as the platform wires it. */
export type MoneyIn = PaymentsNeeds & TelegramNeeds;

type Parts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly purposes?: Purposes;
  readonly log?: Log;
  readonly adopt?: Adopt;
  readonly isPaidOut?: PaymentsNeeds['isPaidOut'];
  /** Nowhere, when not given. */
  readonly telegramApiRoot?: string;
  readonly publicUrl?: string;
};

const nowhere = 'http://127.0.0.1:9';

export function moneyIn({
  pool,
  clock,
  log = quietLog(),
  purposes = testPurposes,
  adopt,
  isPaidOut,
  ...urls
}: Parts): MoneyIn {
  const config = { telegramApiRoot: urls.telegramApiRoot ?? nowhere, publicUrl: urls.publicUrl ?? nowhere };
  const door = openDoor({ allowPrivate: true });
  const botApi: BotApiNeeds = { pool, clock, log, door, masterKey: testMasterKey, config };
  const payments: PaymentsNeeds = {
    pool,
    clock,
    log,
    purposes,
    gateways: { stars: starsGateway(botApi) },
    ...(adopt && { adopt }),
    ...(isPaidOut && { isPaidOut }),
  };
  const react = reactToUpdates(botApi, {
    approve: (question) => approvePayment(payments, question),
    receive: (incoming) => receive(payments, incoming),
  });
  return { ...payments, ...botApi, react };
}

const credits = creditAsset('test');
const oneStar = 1_000_000_000n;

/** A product for tests: one credit for each Star, all taken back by a refund. */
export const creditPurpose: Purpose = {
  policies: ['void_remaining', 'debt'],
  async fulfil(_tx, payment) {
    const { app, id, customer, amount } = payment;
    const grant = places.grant(customer ?? id);
    return {
      key: `fulfil:${id}`,
      reason: 'test.fulfilled',
      reference: id,
      postings: [
        { from: places.payment(id), to: places.merchant(app), amount },
        { from: places.issuer(app), to: grant, amount: creditsOf(payment) },
      ],
    };
  },
  async refunded(tx, payment) {
    const { app, id, customer } = payment;
    const back = { from: places.grant(customer ?? id), to: places.revoked(app), amount: creditsOf(payment) };
    const postings = [...(await refundFromMerchant(tx, payment)), back];
    return { key: `refund:${id}`, reason: 'test.refunded', reference: id, postings };
  },
};

const creditsOf = ({ amount }: Payment) => ({ asset: credits, units: amount.units / oneStar });

export const testPurposes: Purposes = { 'test.credits': creditPurpose };

let workspaces = 0;

/** A workspace nobody in this process has used. */
export const newWorkspace = (): WorkspaceId => (workspaces += 1);

/** Asks for a payment of 250 Stars, or of what is told. */
export const askFor = (
  { pool, clock }: { pool: Pool; clock: Clock },
  request: Pick<PaymentRequest, 'workspace' | 'connection'> & Partial<PaymentRequest>,
): Promise<Payment> =>
  transaction(pool, (tx) =>
    requestPayment(tx, clock, {
      gateway: 'stars',
      app: 'main',
      purpose: 'test.credits',
      customer: '77001',
      details: {},
      title: '250 credits',
      description: 'For the tests',
      amount: { asset: 'XTR', units: 250n * oneStar },
      ...request,
    }),
  );
