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
  readonly kind: 'subscribe' | 'boost' | 'bot_start' | null;
  readonly link: LinkKind;
  /** By language; `en` is always there. */
  readonly names: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly category: string;
  readonly pricing: Pricing;
  readonly min: number;
  readonly max: number;
  readonly dripfeed: boolean;
  readonly cancel: boolean;
  readonly refill: boolean;
  /** How many days after its end an order may be refilled; 0 when `refill` is false. */
  readonly refillDays: number;
  readonly isEnabled: boolean;
  /** Its place in the list. */
  readonly position: number;
};

/** A service with the price it has for somebody now: USD in micro-dollars per 1,000. */
export type PricedService = Service & { readonly rate: Amount };
