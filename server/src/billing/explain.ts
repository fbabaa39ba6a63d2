import { creditAsset, type WorkspaceId } from '#kernel';
import type { NoReason, QuotaNo } from './answer.ts';
import { blocksAt, type Block } from './block.ts';
import { burn, burnOrder } from './burn.ts';
import type { CreditState } from './customer.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementsAt } from './entitlement-rows.ts';
import type { Feature } from './feature.ts';
import { figuresOf, lotsLivingAt } from './grant-rows.ts';
import { stateOf, type GrantState } from './grant.ts';
import { momentOf, type Moment } from './moment.ts';
import type { Reading } from './needs.ts';
import { judgeAt, type Judged } from './judge-at.ts';
import { getFeature } from './read-catalogue.ts';
import { creditsAt } from './read-customer.ts';
import { checkUse } from './use.ts';

/** A lot that could be spent, and how much of it this use would have taken. */
export type LotTaken = GrantState & { readonly takes: bigint };

/** Why a use would have been allowed at an instant, or not. */
export type Explanation = {
  readonly customer: string;
  readonly feature: string;
  readonly quantity: bigint;
  readonly at: Date;
  readonly allowed: boolean;
  /** Which rule decided: the first of these that had something to say. */
  readonly rule: 'block' | 'quota' | 'entitlement' | 'credits';
  readonly reason?: NoReason;
  readonly creditType?: string;
  /** Credits that the use costs without an entitlement. */
  readonly cost?: bigint;
  /** Lots that could be spent, in the order in which they are burnt. */
  readonly lots: readonly LotTaken[];
  readonly entitlements: readonly Entitlement[];
  readonly credits: readonly CreditState[];
  /** Debts that refused everything. */
  readonly blocks: readonly Block[];
} & QuotaNo;

/**
 * Whether the customer could have used the feature at an instant, and which rule says so, by the same rules as `check`:
 * a block, then quotas, then an entitlement, then credits. What the feature costs is as it is today. Refuses with
 * `unknown_feature`, `invalid_request` or `invalid_amount`.
 */
export async function explain(
  needs: Reading,
  workspace: WorkspaceId,
  { customer, feature: code, quantity = 1n, at }: Question,
): Promise<Explanation> {
  checkUse({ customer, feature: code, quantity });
  const feature = await getFeature(needs, workspace, code);
  const moment = await momentOf(needs, workspace, at);
  const [credits, standing, blocked, lots, judged] = await Promise.all([
    creditsAt(needs, workspace, customer, moment),
    entitlementsAt(needs.pool, workspace, customer, moment.at, code),
    blocksAt(needs.pool, workspace, customer, moment.at),
    lotsAt(needs, workspace, customer, feature, moment),
    judgeAt(needs, workspace, { customer, feature: code, quantity }, moment),
  ]);
  const blocks = blocked.filter(({ creditType }) =>
    credits.some((one) => one.creditType === creditType && one.debt > 0n),
  );
  const entitlements = standing.filter((one) => one.startsAt <= moment.at);
  const asked = { customer, feature: code, quantity, at: moment.at, credits, entitlements, blocks };
  return { ...asked, ...decided(feature, quantity, { blocks, entitlements, lots, judged }) };
}

export type Question = {
  readonly customer: string;
  readonly feature: string;
  /** 1, when not given. */
  readonly quantity?: bigint;
  /** Now, when not given. */
  readonly at?: Date;
};

type Facts = {
  readonly blocks: readonly Block[];
  readonly entitlements: readonly Entitlement[];
  readonly lots: readonly GrantState[];
  readonly judged: Judged | undefined;
};

/** The rules in their order. */
function decided(feature: Feature, quantity: bigint, { blocks, entitlements, lots, judged }: Facts) {
  const cost = feature.kind === 'metered' ? (judged?.cost ?? quantity * feature.creditCost) : undefined;
  const terms = feature.kind === 'metered' ? { creditType: feature.creditType, cost: cost ?? 0n } : {};
  const inOrder = lots.toSorted(burnOrder);
  const untouched = { ...terms, lots: inOrder.map((lot) => ({ ...lot, takes: 0n })) };
  if (blocks.length > 0) return { allowed: false, rule: 'block', reason: 'blocked', ...untouched } as const;
  if (judged?.reason) {
    const { cost: _cost, reason, ...no } = judged;
    return { allowed: false, rule: 'quota', reason, ...no, ...untouched } as const;
  }
  if (entitlements.length > 0) return { allowed: true, rule: 'entitlement', ...untouched } as const;
  if (cost === undefined)
    return { allowed: false, rule: 'entitlement', reason: 'no_entitlement', ...untouched } as const;
  const taken = burn(inOrder, cost);
  if (!taken) return { allowed: false, rule: 'credits', reason: 'insufficient_credits', ...untouched } as const;
  const takes = new Map(taken.map(({ lot, units }) => [lot.id, units]));
  const spent = inOrder.map((lot) => ({ ...lot, takes: takes.get(lot.id) ?? 0n }));
  return { allowed: true, rule: 'credits', ...terms, lots: spent } as const;
}

/** The lots of the feature's credit type with something on them at that instant. */
async function lotsAt(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  customer: string,
  feature: Feature,
  moment: Moment,
): Promise<GrantState[]> {
  if (feature.kind === 'boolean') return [];
  const lots = await lotsLivingAt(pool, workspace, customer, creditAsset(feature.creditType), moment.at);
  const figures = await figuresOf(pool, workspace, lots, moment);
  return lots.flatMap((lot) => {
    const where = figures.get(lot.id);
    const state = where && stateOf(lot, where, moment.at);
    return state && state.available > 0n ? [state] : [];
  });
}
