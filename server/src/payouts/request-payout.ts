import { newId, Refusal, type Amount, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { findPosted, hashInput, post } from '#ledger';
import type { Destination } from '#payments/gateway';
import { announcePayout } from './announce-payout.ts';
import { letGo } from './let-go.ts';
import { checkLimits } from './limits.ts';
import type { PayoutsNeeds } from './needs.ts';
import { netOf, type Payout } from './payout.ts';
import { findPayout, insertPayout, writeStep } from './payout-rows.ts';
import { moneyTaken } from './postings.ts';
import { payerFor, personalRail, type Rail } from './rail.ts';
import { approvalsFor, priceOf, type Price, type Rule } from './rule.ts';
import { ruleFor } from './rule-rows.ts';
import { whereTo, type WhereTo } from './where-to.ts';
import { lockSettings, requireRunning } from './workspace-rows.ts';

export type PayoutRequest = {
  readonly workspace: WorkspaceId;
  /** The same key and input is one payout, and hears of the same payout. */
  readonly key: string;
  readonly user: string;
  /** What is taken from the user, our fee included. */
  readonly amount: Amount;
  /** The code of a gateway that pays out. */
  readonly rail: string;
  /** Either of the two. */
  readonly destination?: Destination;
  readonly address?: string;
  /** The account that pays; the only one, when not given. */
  readonly connection?: string;
  readonly comment?: string;
  /** Who asks. */
  readonly actor: string;
};

export type Payer = Awaited<ReturnType<typeof payerFor>>;

/**
 * Takes the money from its user and stores the intent to pay it out, in one transaction; nobody is called. Small
 * amounts are approved at once, where the workspace allows that. Refuses with `insufficient_funds`, `below_minimum`,
 * `above_limit`, `invalid_amount`, `asset_not_supported`, `destination_invalid`, `destination_cooling`,
 * `payouts_stopped`, `not_found`, `gateway_switched_off`, `invalid_request` or `idempotency_conflict`.
 */
export async function requestPayout(needs: PayoutsNeeds, request: PayoutRequest): Promise<Payout> {
  const known = await findKnown(needs.pool, request);
  if (known) return known;
  const rail = personalRail(needs, request.rail, request.amount.asset);
  const payer = await payerFor(needs, request.workspace, rail, request.connection);
  return transaction(needs.pool, (tx) => store(tx, needs, request, rail, payer));
}

const inputOf = ({ workspace: _workspace, key: _key, actor: _actor, ...asked }: PayoutRequest) => ({
  command: 'payout',
  ...asked,
});

/** What this key stands for already. */
async function findKnown(db: Pool | Tx, request: PayoutRequest): Promise<Payout | undefined> {
  const { workspace, key } = request;
  const posted = await findPosted(db, workspace, key);
  if (!posted) return undefined;
  const id = (posted.answer as { payout?: string } | undefined)?.payout;
  const known = id === undefined ? undefined : await findPayout(db, workspace, id);
  if (known && posted.inputHash === hashInput(inputOf(request))) return known;
  throw new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key for a new payout.');
}

async function store(tx: Tx, needs: PayoutsNeeds, request: PayoutRequest, rail: Rail, payer: Payer): Promise<Payout> {
  const { workspace, amount, user } = request;
  const settings = await lockSettings(tx, workspace, 'update');
  const known = await findKnown(tx, request);
  if (known) return known;
  await requireRunning(tx, workspace, rail.code);
  if (!rail.port.byHand) await requireSameWorld(tx, needs, workspace, payer.account.isTest);
  const now = needs.clock.now();
  const rule = await ruleFor(tx, workspace, rail.code, amount.asset);
  const to = await whereTo(tx, request, { rail, opened: payer.opened, settings, now });
  const price = priceOf(rule, amount);
  const payout = newPayout(request, { rail, payer, to, price, now });
  const order = orderOf(payout);
  rail.port.checkOrder?.(order);
  await checkLimits(tx, { workspace, source: 'user', user, units: price.units }, rule, now);
  await rail.port.reserve?.(tx, payer.account.connection, { ...order, user });
  const asked = await begin(tx, payout, rule, now);
  await post(tx, needs.clock, moneyTaken(payout, request.key, inputOf(request)));
  return asked;
}

export async function requireSameWorld(
  tx: Tx,
  needs: PayoutsNeeds,
  workspace: WorkspaceId,
  isTest: boolean,
): Promise<void> {
  if (!needs.meetWorld || (await needs.meetWorld(tx, workspace, isTest)) === isTest) return;
  throw new Refusal(
    'invalid_request',
    isTest
      ? 'This account is for tests, and the money of this workspace is real.'
      : 'This account is real, and the money of this workspace is of test networks.',
  );
}

/** What the rail is told of it. */
export const orderOf = (payout: Payout) => ({
  payout: payout.id,
  amount: netOf(payout),
  destination: payout.destination,
  ...(payout.comment === null ? {} : { comment: payout.comment }),
  ...(payout.validUntil === null ? {} : { validUntil: payout.validUntil }),
});

/** Stores it, and lets it go where nobody has to approve it. */
export async function begin(tx: Tx, payout: Payout, rule: Rule, now: Date): Promise<Payout> {
  await insertPayout(tx, payout);
  await writeStep(tx, payout, 'requested', { at: now, actor: payout.askedBy });
  await announcePayout(tx, 'payout.requested', payout, now);
  if (approvalsFor(rule, payout.units) > 0) return payout;
  return letGo(tx, payout, rule, { at: now, reason: 'Small enough to go out by itself.' });
}

function newPayout(
  { workspace, user, rail, comment, actor }: PayoutRequest,
  made: { rail: Rail; payer: Payer; to: WhereTo; price: Price; now: Date },
): Payout {
  return {
    workspace,
    id: newId('po'),
    status: 'requested',
    source: 'user',
    user,
    reference: null,
    validUntil: null,
    rail,
    gateway: made.rail.gateway,
    connection: made.payer.account.connection.id,
    ...made.to,
    ...made.price,
    comment: comment ?? null,
    askedBy: actor,
    requestedAt: made.now,
    ...untouched,
  };
}

/** A payout that nothing has happened to. */
export const untouched = {
  outcome: null,
  problem: null,
  externalId: null,
  proof: null,
  tries: 0,
  looks: 0,
  dueAt: null,
  deskSince: null,
  approvedAt: null,
  firstSentAt: null,
  confirmedAt: null,
  returnedAt: null,
} as const;
