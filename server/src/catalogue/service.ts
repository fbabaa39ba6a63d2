import type { Amount, WorkspaceId } from '#kernel';

/** What a buyer fills in, by the words of the panel API. `package`: one fixed quantity. */
export const serviceTypes = ['default', 'package', 'custom_comments'] as const;
export type ServiceType = (typeof serviceTypes)[number];

/** Who does it: the exchange's own workers, a person at the desk, or an upstream panel. */
export const fulfillers = ['tasks', 'desk', 'panel'] as const;
export type Fulfiller = (typeof fulfillers)[number];

/** What its link has to name. `any`: an https address, or an @username. */
export const linkKinds = ['channel', 'post', 'bot', 'person', 'any'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What workers can be asked to do; a test holds it equal to what the exchange offers. */
export const workKinds = ['subscribe', 'boost', 'bot_start'] as const;
export type WorkKind = (typeof workKinds)[number];

/**
 * How its price comes about. `formula`: reward × (1 + fee) × USD per Star, by the constants of the day. `fixed`: the
 * operator said so. `upstream`: what it costs at the panel, plus the mark-up.
 */
export type Pricing =
  | { readonly by: 'formula'; readonly reward: Amount }
  | { readonly by: 'fixed'; readonly rate: Amount }
  | { readonly by: 'upstream' };

/** Something a reseller can order. Its number is public and never given twice. */
export type Service = {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly type: ServiceType;
  readonly fulfilledBy: Fulfiller;
  /** For `tasks`: what workers are asked to do. */
  readonly kind: WorkKind | null;
  readonly link: LinkKind;
  /** By language; `en` is always there. */
  readonly names: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly category: string;
  readonly pricing: Pricing;
  /** What 1,000 cost us at a panel, where one said so. No price is ever under it. */
  readonly cost: Amount | null;
  readonly min: number;
  readonly max: number;
  readonly dripfeed: boolean;
  readonly cancel: boolean;
  readonly refill: boolean;
  /** How many days after its end an order may be refilled; 0 when `refill` is false. */
  readonly refillDays: number;
  readonly isEnabled: boolean;
  /** Who switched it off and why, so that whoever did may switch it on again; null while it is enabled. */
  readonly disabled: { readonly by: string; readonly reason: string } | null;
  /** Its place in the list. */
  readonly position: number;
};

/** A service with the price it has for somebody now, and its words in their language. */
export type PricedService = Service & {
  /** USD in micro-dollars per 1,000. */
  readonly rate: Amount;
  readonly name: string;
  readonly description: string;
  readonly categoryName: string;
};
