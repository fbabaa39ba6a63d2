export { addOrder } from './add-order.ts';
export { getOrders } from './get-orders.ts';
export { getOrder, listOrders, type OrderFilter, type OrderPage, type OrderStory } from './list-orders.ts';
export { cancelOrder, type Canceling } from './cancel-order.ts';
export { requestRefill, type RefillRequest } from './request-refill.ts';
export { getRefills } from './refill-rows.ts';
export { getRefill, listRefills, type RefillFilter, type RefillPage } from './list-refills.ts';
export { reportRun, type Reporting } from './report-run.ts';
export { reportRefill, type RefillNews } from './report-refill.ts';
export { earnUnits, giveBackUnit } from './decide-units.ts';
export { readPanelSettings, setPanelSettings, usualPanelSettings, type PanelSettings } from './settings.ts';
export {
  addPanelKey,
  changePanelKey,
  getPanelKey,
  listPanelKeys,
  usualSwitches,
  type KeySwitches,
  type NewPanelKey,
  type PanelKey,
} from './panel-keys.ts';
export { deskFulfilment } from './desk.ts';
export { listDesk, type DeskFilter, type DeskPage, type DeskWork } from './list-desk.ts';
export { reportByHand, takeDeskItem, type HandReport, type Taking } from './work-desk.ts';
export type { DeskItem } from './desk-rows.ts';
export { resellingSweeps } from './sweeps.ts';
export { type OrderInput } from './draft.ts';
export { kept, worthOf } from './kept.ts';
export { readLink, type Link } from './link.ts';
export type { FulfillingNeeds, ResellingNeeds } from './needs.ts';
export type { Step } from './step-rows.ts';
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
