import type { QuotaState } from '#quotas';
import type { QuotaNo } from './answer.ts';

/** What SQL says of quotas: amounts are texts, so that no digit is lost in JSON. */
export type QuotaTold = {
  readonly quota?: string;
  readonly resets_at?: string;
  readonly quotas?: readonly StateTold[];
};

type StateTold = {
  readonly quota: string;
  readonly limit: string;
  readonly used: string;
  readonly remaining: string;
  readonly resets_at?: string;
};

/** The quota that said no. */
export const noOfQuota = (told: QuotaTold | null): QuotaNo =>
  told?.quota === undefined ? {} : { quota: told.quota, ...resetOf(told.resets_at) };

/** Every quota with a limit, when there is one. */
export const listOf = (told: QuotaTold | null): { quotas?: readonly QuotaState[] } =>
  told?.quotas?.length ? { quotas: told.quotas.map(stateOf) } : {};

const stateOf = ({ quota, limit, used, remaining, resets_at }: StateTold): QuotaState => ({
  quota,
  limit: BigInt(limit),
  used: BigInt(used),
  remaining: BigInt(remaining),
  ...resetOf(resets_at),
});

const resetOf = (instant: string | undefined) => (instant === undefined ? {} : { resetsAt: new Date(instant) });
