import { formatUnits, scaleOf, type Amount } from '#kernel';
import type { PricedService } from '#catalogue';
import type { OrderReading, OrderStatus, RefillStatus } from '#reselling';

/** The words of all panels, to the letter: consumers take what they do not know for Pending. */
const orderWords = {
  pending: 'Pending',
  in_progress: 'In progress',
  processing: 'Processing',
  completed: 'Completed',
  partial: 'Partial',
  canceled: 'Canceled',
} as const satisfies Readonly<Record<OrderStatus, string>>;

const refillWords = {
  pending: 'Pending',
  in_progress: 'In progress',
  completed: 'Completed',
  rejected: 'Rejected',
} as const satisfies Readonly<Record<RefillStatus, string>>;

const typeWords = {
  default: 'Default',
  package: 'Package',
  custom_comments: 'Custom Comments',
} as const satisfies Readonly<Record<PricedService['type'], string>>;

/** Money as a decimal text: never a float, never an exponent. */
export const money = ({ asset, units }: Amount): string => formatUnits(units, scaleOf(asset));

/** A price, with two decimals at least, as price lists have it. */
export function price(amount: Amount): string {
  const [whole = '0', decimals = ''] = money(amount).split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}

/** How an order stands. Every value is a text, as strict clients want it; a counter that nobody knows yet is null. */
export const tellOrder = ({ charge, startCount, status, remains }: OrderReading) => ({
  charge: money(charge),
  start_count: startCount === null ? null : String(startCount),
  status: orderWords[status],
  remains: String(remains),
  currency: charge.asset,
});

export const tellRefill = (status: RefillStatus): string => refillWords[status];

/** A line of the list of services. Strict clients of one kind want limits as texts, those of another as numbers. */
export const tellService = (service: PricedService, numericLimits: boolean) => ({
  service: service.number,
  name: service.name,
  type: typeWords[service.type],
  category: service.categoryName,
  rate: price(service.rate),
  min: numericLimits ? service.min : String(service.min),
  max: numericLimits ? service.max : String(service.max),
  refill: service.refill,
  cancel: service.cancel,
  dripfeed: service.dripfeed,
  ...(service.description !== '' && { description: service.description }),
});
