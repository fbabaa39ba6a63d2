export { startOrder } from './start-order.ts';
export type { OrderInput, OrderInvoice, OrderStory } from './input.ts';
export { payOrder, type Paying } from './pay-order.ts';
export { buyerBalance, payFromBalance, type BalancePaying, type BuyerBalance } from './pay-from-balance.ts';
export { cancelOrder } from './cancel-order.ts';
export { getOrder, listOrders, readOrderStory, type OrderFilter, type OrderPage } from './list-orders.ts';
export { listStoreDesk, type StoreDeskFilter, type StoreDeskPage } from './list-desk.ts';
export { resolveOrder } from './resolve-order.ts';
export { actionsOfDesk, deskActions, deskKinds } from './desk.ts';
export type { DeskAction, DeskKind, Resolution, StoreDeskCase } from './desk.ts';
export { storeOrderPurpose, storePurpose } from './purpose.ts';
export { tellSupply } from './tell-supply.ts';
export { storeSweeps } from './sweeps.ts';
export { disableStore, enableStore, setStore, storeCurrency } from './change-settings.ts';
export { readStoreSettings } from './setting-rows.ts';
export { lockStoreOrder } from './order-rows.ts';
export { centOf, storeRulesVersion, usualStoreTerms, type StoreSettings, type StoreTerms } from './settings.ts';
export { noticeText } from './words.ts';
export { noticeKinds, type Notice, type NoticeKind } from './notice.ts';
export type { CurrencyOf, OrderName, StoreAccount, StoreNeeds, TellBuyer } from './needs.ts';
export { channels, orderStatuses, orderTransitions, type Channel, type OrderStatus, type StoreOrder } from './order.ts';
export {
  paymentStates,
  paymentTransitions,
  returnReasons,
  type OrderPayment,
  type PaymentState,
  type ReturnReason,
} from './order-payment.ts';
export type { Step } from './step-rows.ts';

// Resellers: what the API of resellers is made of.
export { addStoreKey, changeStoreKey, getStoreKey, listStoreKeys, noSuchStoreKey } from './reseller-keys.ts';
export type { NewStoreKey, StoreKey, StoreKeySwitches } from './reseller-keys.ts';
export { getReseller, listResellers, setReseller, type Reseller, type ResellerChange } from './reseller.ts';
export { moneyOf, type ResellerMoney } from './reseller-credit.ts';
export { topUp, validateUser, type ResellerNeeds, type TopUpInput } from './top-up.ts';
export { resellerStatuses, resellerStatusOf, type ResellerOrder, type ResellerStatus } from './reseller-order.ts';
export {
  getResellerOrder,
  listResellerOrders,
  resellerMoney,
  resellerPackages,
  resellerPrice,
} from './reseller-orders.ts';
export type { ResellerOrderFilter, ResellerOrderPage, ResellerPrice } from './reseller-orders.ts';
export { audienceOf, resellerEvents } from './reseller-announce.ts';
export { sandboxSweep } from './trial-top-up.ts';
