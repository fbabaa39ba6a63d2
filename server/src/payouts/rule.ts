import { amountToWire, formatUnits, Refusal, scaleOf, type Amount, type Asset } from '#kernel';

/** What a workspace allows on a rail in one asset. All amounts in units of that asset. */
export type Rule = {
  /** A rail's code; `*` for every rail without a rule of its own. */
  readonly rail: string;
  readonly asset: Asset;
  /** The least that can be asked for. */
  readonly minimum: bigint;
  /** The most that one payout may take. */
  readonly maximum: bigint | null;
  /** Our fee: so much, and so many hundredths of a per cent of what is asked for, rounded down. */
  readonly feeFixed: bigint;
  readonly feeBasisPoints: number;
  /** The most that one user, and all users together, may take out in any 24 hours. */
  readonly userDaily: bigint | null;
  readonly workspaceDaily: bigint | null;
  /** Up to this much goes out without anybody's approval; zero: nothing does. */
  readonly automaticUpTo: bigint;
  /** Above this much two different people have to approve. */
  readonly fourEyesAbove: bigint | null;
  /** How long it rests after it was asked for, and can be canceled, before it goes out. */
  readonly holdSeconds: number;
};

export const everyRail = '*';

const usualMinimums: Readonly<Record<Asset, bigint>> = { XTR: 1000n, TON: 5n };

/** What holds where nobody has set anything: the usual minimums, no fee, one person's approval for everything. */
export const usualRule = (rail: string, asset: Asset): Rule => ({
  rail,
  asset,
  minimum: (usualMinimums[asset] ?? 1n) * 10n ** BigInt(scaleOf(asset)),
  maximum: null,
  feeFixed: 0n,
  feeBasisPoints: 0,
  userDaily: null,
  workspaceDaily: null,
  automaticUpTo: 0n,
  fourEyesAbove: null,
  holdSeconds: 0,
});

/**
 * What holds for suppliers where nobody has set anything: a supplier names the sum, so there is no least one, and small
 * ones go out by themselves, because a bill is good for minutes. What has been set for the rail, or for all, holds first.
 */
export const usualSupplierRule = (rail: string, asset: Asset): Rule => ({
  ...usualRule(rail, asset),
  minimum: 0n,
  automaticUpTo: 20n * 10n ** BigInt(scaleOf(asset)),
});

/** What a payout comes to: `units` are taken from the user, `net` goes out, `fee` stays with the house. */
export type Price = { readonly asset: Asset; readonly units: bigint; readonly net: bigint; readonly fee: bigint };

/** The smallest amount that leaves: Stars are whole outside, nothing else has to be. */
const grainOf = (asset: Asset): bigint => (asset === 'XTR' ? 1_000_000_000n : 1n);

export const feeOf = (rule: Rule, units: bigint): bigint =>
  rule.feeFixed + (units * BigInt(rule.feeBasisPoints)) / 10_000n;

/**
 * What asking for this amount comes to. A part of a Star that cannot leave stays with the user: then less is taken than
 * was asked for. Refuses with `below_minimum` or `above_limit`.
 */
export function priceOf(rule: Rule, asked: Amount): Price {
  const { asset, units } = asked;
  const minimum = amountToWire({ asset, units: rule.minimum });
  if (units < rule.minimum)
    throw new Refusal('below_minimum', `The least that is paid out here is ${minimum.amount} ${asset}.`, { minimum });
  requireBelowMaximum(rule, units);
  const fee = feeOf(rule, units);
  const grain = grainOf(asset);
  const net = units > fee ? ((units - fee) / grain) * grain : 0n;
  if (net <= 0n)
    throw new Refusal('below_minimum', `Nothing would be left of it: the fee is ${text(asset, fee)}.`, { minimum });
  return { asset, units: net + fee, net, fee };
}

/** Refuses with `above_limit`. */
export function requireBelowMaximum(rule: Rule, units: bigint): void {
  if (rule.maximum !== null && units > rule.maximum) throw aboveMaximum(rule, rule.maximum);
}

function aboveMaximum({ asset }: Rule, maximum: bigint): Refusal {
  const most = amountToWire({ asset, units: maximum });
  return new Refusal('above_limit', `One payout is of ${most.amount} ${asset} at the most.`, { maximum: most });
}

/** An amount in a sentence. */
export const text = (asset: Asset, units: bigint): string => `${formatUnits(units, scaleOf(asset))} ${asset}`;

/** How many different people have to approve. */
export function approvalsFor(rule: Rule, units: bigint): 0 | 1 | 2 {
  if (rule.fourEyesAbove !== null && units > rule.fourEyesAbove) return 2;
  return units <= rule.automaticUpTo ? 0 : 1;
}

/** Refuses a rule that contradicts itself. */
export function checkRule(rule: Rule): void {
  const { maximum, minimum, feeBasisPoints, holdSeconds } = rule;
  if (maximum !== null && maximum < minimum)
    throw new Refusal('invalid_request', 'The maximum is below the minimum.', { field: 'maximum' });
  if (feeBasisPoints < 0 || feeBasisPoints > 9999)
    throw new Refusal('invalid_request', 'A fee is 0 to 9999 basis points.', { field: 'fee_basis_points' });
  if (holdSeconds < 0) throw new Refusal('invalid_request', 'A hold is not negative.', { field: 'hold_seconds' });
}
