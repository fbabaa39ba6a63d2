import { creditAsset, newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { findPosted, hashInput, post } from '#ledger';
import { availableNow, begin } from './begin.ts';
import { checkCode } from './feature.ts';
import { giveLots } from './give-lots.ts';
import { defaultPriority, grantCategories, type Grant, type GrantCategory } from './grant.ts';
import type { Reading } from './needs.ts';
import { checkCredits, checkPriority } from './product.ts';
import { conflict } from './refusals.ts';
import { apiKeyOf, checkName } from './use.ts';

export type GrantInput = {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly customer: string;
  readonly amount: bigint;
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
};

/** What was given, and what the customer can spend now: an open debt is paid first. */
export type Granted = { readonly grant: Id<'gr'>; readonly remaining: bigint };

/**
 * Gives credits by hand. Same key, same answer. Refuses with `invalid_amount`, `invalid_request`,
 * `amount_overflow` or `idempotency_conflict`.
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
    const grant = grantOf(input, at);
    const asset = creditAsset(grant.creditType);
    const before = await availableNow(tx, workspace, at, grant.customer, asset);
    const postings = await giveLots(tx, workspace, [grant]);
    const debt = postings[1]?.amount.units ?? 0n;
    const granted = { grant: grant.id, remaining: before + grant.granted - debt };
    await post(tx, clock, {
      workspace,
      key: apiKeyOf(key),
      reason: 'billing.grant',
      reference: grant.id,
      input: command,
      answer: { grant: granted.grant, remaining: String(granted.remaining), ...(actor !== undefined && { actor }) },
      postings,
    });
    return granted;
  });
}

function checkInput(input: GrantInput): void {
  checkName('customer', input.customer, 128);
  checkName('reason', input.reason, 500);
  checkCredits(input.amount);
  if (input.creditType !== undefined) checkCode('credit type', input.creditType);
  if (input.app !== undefined) checkCode('app', input.app);
  if (input.priority !== undefined) checkPriority(input.priority);
  if (input.category !== undefined && !grantCategories.includes(input.category))
    throw new Refusal('invalid_request', `A category is one of ${grantCategories.join(', ')}.`);
}

function grantOf(input: GrantInput, at: Date): Grant {
  if (input.expiresAt && !(input.expiresAt > at))
    throw new Refusal('invalid_request', 'Credits expire in the future; this instant has passed.');
  return {
    id: newId('gr'),
    customer: input.customer,
    app: input.app ?? 'main',
    creditType: input.creditType ?? 'credits',
    category: input.category ?? 'promo',
    priority: input.priority ?? defaultPriority,
    granted: input.amount,
    startsAt: at,
    ...(input.expiresAt && { expiresAt: input.expiresAt }),
    reason: input.reason,
  };
}

/** What was said under this key before, if it was. The caller holds the lane, so nobody is saying it just now. */
async function answerTo(tx: Tx, workspace: WorkspaceId, key: string, hash: string): Promise<Granted | undefined> {
  const posted = await findPosted(tx, workspace, key);
  if (!posted) return undefined;
  if (posted.inputHash !== hash) throw conflict(key);
  const told = posted.answer as { grant: Id<'gr'>; remaining: string };
  return { grant: told.grant, remaining: BigInt(told.remaining) };
}
