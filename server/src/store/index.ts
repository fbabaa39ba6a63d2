export { channels, orderStatuses, orderTransitions, type Channel, type OrderStatus, type StoreOrder } from './order.ts';
