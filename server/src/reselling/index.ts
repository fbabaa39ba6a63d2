export { addOrder } from './add-order.ts';
export { getOrders } from './get-orders.ts';
export { chargeOf, type OrderInput } from './draft.ts';
export { kept, worthOf } from './kept.ts';
export { readLink, type Link } from './link.ts';
export type { FulfillingNeeds, ResellingNeeds } from './needs.ts';
export {
  isOver,
  orderStatuses,
  orderTransitions,
  type OrderReading,
  type OrderStatus,
  type PanelOrder,
} from './order.ts';
export { runStatuses, runTransitions, type RunName, type RunState, type RunStatus } from './run.ts';
export { refillStatuses, refillTransitions, type PanelRefill, type RefillStatus } from './refill.ts';
export type { Begun, Fulfilment, Fulfilments, Progress, Run } from './fulfilment.ts';
