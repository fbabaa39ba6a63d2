import { Refusal, type Amount, type Asset, type Id, type WorkspaceId } from '#kernel';
import { taskKinds, type TaskKind } from './checker.ts';

/** Switches that stop parts of the exchange at once. What people have earned goes its way all the same. */
export type Switches = {
  /** No new tasks and claims of these kinds; checks and releases go on. */
  readonly kinds: readonly TaskKind[];
  /** Nobody takes money out. */
  readonly payouts: boolean;
  /** Every command is refused; what is due by time goes on. */
  readonly readOnly: boolean;
};

/** What every attribute of an audience multiplies the reward with, in basis points: 10,000 changes nothing. */
export type Multipliers = { readonly languages: number; readonly isPremium: number; readonly onlyNew: number };

/** What is set for the exchange of a workspace. */
export type ExchangeTerms = {
  /** The bot that people talk to, and that is an administrator of the channels. */
  readonly bot: Id<'bot'> | null;
  readonly kinds: readonly TaskKind[];
  /** What the house takes of a reward, in basis points, per asset. Assets that are not named cannot be used. */
  readonly fees: Readonly<Record<Asset, number>>;
  /** Rewards below these are refused; kinds and assets that are not named have no minimum. */
  readonly leastRewards: readonly { readonly kind: TaskKind; readonly least: Amount }[];
  readonly multipliers: Multipliers;
  /** How long a reward is held, per asset. */
  readonly holdSeconds: Readonly<Record<Asset, number>>;
  /** How long after verification a drop is made good, per asset; as long as the hold where it is not named. */
  readonly guaranteeSeconds: Readonly<Record<Asset, number>>;
  readonly claimSeconds: number;
  readonly slots: { readonly min: number; readonly max: number };
  /** `first`: a moderator sees an advertiser's tasks until this many were approved; `always`: all of them. */
  readonly review: { readonly mode: 'always' | 'first'; readonly tasks: number };
  /** People who decide about tasks in the bot, by Telegram's number as text. */
  readonly moderators: readonly string[];
  /** For how long after its release date a claim that cannot be looked at is retried. */
  readonly retryHours: number;
  readonly switches: Switches;
};

export type ExchangeSettings = ExchangeTerms & {
  readonly workspace: WorkspaceId;
  /** 0 where nobody has set anything. */
  readonly version: number;
  readonly isEnabled: boolean;
  /** Who read the rules last, and which version of them. */
  readonly accepted: { readonly by: string; readonly rulesVersion: string; readonly at: Date } | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
};

/** The referrers' shares are 13 % of the reward: a fee below would not pay them. */
export const feeMin = 1300;

const day = 86_400;
const nano = 1_000_000_000n;
const stars = (units: bigint): Amount => ({ asset: 'XTR', units });

/** What holds where nobody has set anything. Telegram keeps incoming Stars for 21 days, and so do we. */
export const usualTerms: ExchangeTerms = {
  bot: null,
  kinds: taskKinds,
  fees: { XTR: 2500, TON: 2500 },
  leastRewards: [
    { kind: 'subscribe', least: stars(nano / 2n) },
    { kind: 'boost', least: stars(2n * nano) },
    { kind: 'bot_start', least: stars(nano / 2n) },
    ...taskKinds.map((kind) => ({ kind, least: { asset: 'TON', units: nano / 1000n } })),
  ],
  multipliers: { languages: 11_000, isPremium: 15_000, onlyNew: 12_000 },
  holdSeconds: { XTR: 21 * day, TON: 2 * day },
  guaranteeSeconds: {},
  claimSeconds: 30 * 60,
  slots: { min: 10, max: 100_000 },
  review: { mode: 'always', tasks: 3 },
  moderators: [],
  retryHours: 72,
  switches: { kinds: [], payouts: false, readOnly: false },
};

const wrong = (message: string, field: string): Refusal => new Refusal('invalid_request', message, { field });

/** Refuses terms that contradict themselves, or that could not pay the referrers, with `invalid_request`. */
export function checkTerms(terms: ExchangeTerms): void {
  for (const [asset, fee] of Object.entries(terms.fees))
    if (!Number.isSafeInteger(fee) || fee < feeMin || fee > 10_000)
      throw wrong(
        `The fee of ${asset} is ${feeMin} to 10000 basis points: the referrers' 13 % come out of it.`,
        'fees',
      );
  for (const asset of Object.keys(terms.fees))
    if (!((terms.holdSeconds[asset] ?? 0) >= 60))
      throw wrong(`Say how long rewards in ${asset} are held.`, 'hold_seconds');
  if (Object.values(terms.multipliers).some((part) => !Number.isSafeInteger(part) || part < 10_000 || part > 100_000))
    throw wrong('A multiplier is 10000 to 100000 basis points.', 'multipliers');
  for (const asset of Object.keys(terms.guaranteeSeconds))
    if ((terms.guaranteeSeconds[asset] ?? 0) > (terms.holdSeconds[asset] ?? 0))
      throw wrong('A guarantee cannot be longer than the hold: nobody looks after that.', 'guarantee_seconds');
  if (terms.slots.min < 1 || terms.slots.max < terms.slots.min)
    throw wrong('A task has at least one slot, and at most no fewer than at least.', 'slots');
  if (terms.leastRewards.some(({ least }) => least.units < 1n))
    throw wrong('A least reward is above zero.', 'least_rewards');
}

export const holdOf = (terms: ExchangeTerms, asset: Asset): number => terms.holdSeconds[asset] ?? 21 * day;
export const guaranteeOf = (terms: ExchangeTerms, asset: Asset): number =>
  terms.guaranteeSeconds[asset] ?? holdOf(terms, asset);
