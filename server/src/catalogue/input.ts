import type { Amount } from '#kernel';
import type { Service } from './service.ts';
import type { Markup, MarkupScope, PriceConstants } from './terms.ts';

/** A service as it is to be. Its switch is another command's. */
export type ServiceInput = Omit<Service, 'workspace' | 'number' | 'isEnabled' | 'disabled' | 'cost' | 'position'> & {
  /** The next free one, from 100, when not given. One that is taken changes that service. */
  readonly number?: number;
  /** The end of the list for a new one, and where it is for another, when not given. */
  readonly position?: number;
  /** What 1,000 cost us, in USD. Asked for when a new service is priced by it. */
  readonly cost?: Amount;
  /** For a new one: whether it can be ordered at once. It can, when not given. */
  readonly isEnabled?: boolean;
};

/** What is set anew; the rest stays. */
export type ConstantsChange = Partial<PriceConstants>;

/** `null` takes it away again. */
export type MarkupChange = { readonly scope: MarkupScope; readonly markup: Markup | null };

/** What one reseller pays less. `null` takes it away again. */
export type DiscountChange =
  | { readonly user: string; readonly basisPoints: number | null }
  | { readonly user: string; readonly service: number; readonly rate: Amount | null };

/** A change of prices, before or after it is made. */
export type PriceChange =
  | { readonly of: 'constants'; readonly change: ConstantsChange }
  | { readonly of: 'markup'; readonly change: MarkupChange }
  | { readonly of: 'discount'; readonly change: DiscountChange }
  | { readonly of: 'cost'; readonly change: CostChange }
  | { readonly of: 'price'; readonly change: { readonly service: number; readonly pricing: Service['pricing'] } };

/** What 1,000 cost us at a panel now, in USD. */
export type CostChange = { readonly service: number; readonly cost: Amount };

/** Switches a service. With `onlyAfter` it is switched on only if that one switched it off. */
export type Switching =
  | { readonly service: number; readonly isEnabled: false; readonly reason: string; readonly by: string }
  | { readonly service: number; readonly isEnabled: true; readonly onlyAfter?: string; readonly by: string };
