import { creditAsset, newId, Refusal, type Clock, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { findPosted, hashInput, post, type Posting } from '#ledger';
import { availableNow, begin } from './begin.ts';
import { readScales } from './credit-type-rows.ts';
import { unitsIn, type Credits } from './credit-type.ts';
import { checkCode } from './feature.ts';
import { giveLots } from './give-lots.ts';
import { lotByOnceKey } from './grant-rows.ts';
import { defaultPriority, grantCategories, type Grant, type GrantCategory } from './grant.ts';
import type { Reading } from './needs.ts';
import { checkCredits, checkPriority } from './product.ts';
import { conflict } from './refusals.ts';
import { apiKeyOf, checkName } from './use.ts';

export type GrantInput = {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly customer: string;
  /** Units, or a decimal text at the scale of the type. */
  readonly amount: Credits;
  /** `credits`, when not given. */
  readonly creditType?: string;
  /** `promo`, when not given. */
  readonly category?: GrantCategory;
  /** Lower is spent first, 0 to 1000; 50, when not given. */
  readonly priority?: number;
  readonly expiresAt?: Date;
  /** `main`, when not given. */
  readonly app?: string;
  readonly reason: string;
  /** Who gives: an API key. Told in the timeline, and no part of what a key stands for. */
  readonly actor?: string;
  /** The same customer is given credits under the same name once only, whatever the key. */
  readonly onceKey?: string;
};

/** What was given, and what the customer can spend now: an open debt is paid first. */
export type Granted = {
  readonly grant: Id<'gr'>;
  readonly remaining: bigint;
  /** Decimals of `remaining`; whole, when not given. */
  readonly scale?: number;
};

/**
 * Gives credits by hand. Same key, same answer. Refuses with `invalid_amount`, `invalid_request`,
 * `already_granted` (under this `onceKey`), `amount_overflow` or `idempotency_conflict`.
 */
export async function grantCredits(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  input: GrantInput,
): Promise<Granted> {
  checkInput(input);
  const { key, actor, ...asked } = input;
  const command = { command: 'grant', ...asked };
  return transaction(pool, async (tx) => {
    const at = await begin(tx, workspace, clock);
    const told = await answerTo(tx, workspace, apiKeyOf(key), hashInput(command));
    if (told) return told;
    if (input.onceKey !== undefined) await checkOnce(tx, workspace, input.customer, input.onceKey);
    const grant = grantOf(input, (await readScales(tx, workspace))(input.creditType), at);
    return give(tx, clock, workspace, { grant, at, key: apiKeyOf(key), command, actor });
  });
}

/** A lot that is ready to be given, at the instant of the transaction, under a key of the ledger. */
export type Giving = {
  readonly grant: Grant;
  readonly at: Date;
  readonly key: string;
  /** What was asked for: the same key with something else is a conflict. */
  readonly command: object;
  /** Posted in the same transfer, before the lot is filled. */
  readonly before?: readonly Posting[];
  /** Who gives: an API key. */
  readonly actor?: string | undefined;
};

/** Gives a lot in the caller's transaction, and posts: the last thing it does. The caller holds the lane. */
export async function give(
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  { grant, at, key, command, before = [], actor }: Giving,
): Promise<Granted> {
  const scale = (await readScales(tx, workspace))(grant.creditType);
  const asset = creditAsset(grant.creditType);
  const had = await availableNow(tx, workspace, at, grant.customer, asset);
  const postings = await giveLots(tx, workspace, [grant]);
  const debt = postings[1]?.amount.units ?? 0n;
  const granted = { grant: grant.id, remaining: had + grant.granted - debt, ...(scale > 0 && { scale }) };
  const answer = { ...granted, remaining: String(granted.remaining), ...(actor !== undefined && { actor }) };
  const all = [...before, ...postings];
  await post(tx, clock, {
    workspace,
    key,
    reason: 'billing.grant',
    reference: grant.id,
    input: command,
    answer,
    postings: all,
  });
  return granted;
}

async function checkOnce(tx: Tx, workspace: WorkspaceId, customer: string, onceKey: string): Promise<void> {
  const first = await lotByOnceKey(tx, workspace, customer, onceKey);
  if (first)
    throw new Refusal(
      'already_granted',
      `This customer was given credits as "${onceKey}" before; they are given once.`,
      { grant: first.id, once_key: onceKey },
    );
}

function checkInput(input: GrantInput): void {
  checkName('customer', input.customer, 128);
  checkName('reason', input.reason, 500);
  if (input.onceKey !== undefined) checkName('once key', input.onceKey, 100);
  if (input.creditType !== undefined) checkCode('credit type', input.creditType);
  if (input.app !== undefined) checkCode('app', input.app);
  if (input.priority !== undefined) checkPriority(input.priority);
  if (input.category !== undefined && !grantCategories.includes(input.category))
    throw new Refusal('invalid_request', `A category is one of ${grantCategories.join(', ')}.`);
}

function grantOf(input: GrantInput, scale: number, at: Date): Grant {
  const amount = unitsIn(input.amount, scale);
  checkCredits(amount);
  if (input.expiresAt && !(input.expiresAt > at))
    throw new Refusal('invalid_request', 'Credits expire in the future; this instant has passed.');
  return {
    id: newId('gr'),
    customer: input.customer,
    app: input.app ?? 'main',
    creditType: input.creditType ?? 'credits',
    category: input.category ?? 'promo',
    priority: input.priority ?? defaultPriority,
    granted: amount,
    startsAt: at,
    ...(input.expiresAt && { expiresAt: input.expiresAt }),
    reason: input.reason,
    ...(input.onceKey !== undefined && { onceKey: input.onceKey }),
  };
}

/** What was said under this key before, if it was. The caller holds the lane, so nobody is saying it just now. */
async function answerTo(tx: Tx, workspace: WorkspaceId, key: string, hash: string): Promise<Granted | undefined> {
  const posted = await findPosted(tx, workspace, key);
  if (!posted) return undefined;
  if (posted.inputHash !== hash) throw conflict(key);
  const told = posted.answer as { grant: Id<'gr'>; remaining: string; scale?: number };
  return { ...told, remaining: BigInt(told.remaining) };
}
