export { askFor, creditPurpose, moneyIn, newWorkspace, testMasterKey, testPurposes, type MoneyIn } from './money-in.ts';
export { openTelegram, type PaymentEnd, type TestTelegram } from './telegram.ts';
export { nextUpdateId, preCheckout, refundedPayment, successfulPayment } from './updates.ts';
export { openWebhookDoor, type WebhookDoor } from './webhook-door.ts';
export { emptyBooks, nano, openTill, paidBooks, stars, sweepPayments, type Till, type Told } from './till.ts';
export { openPaidTill, type PaidTill } from './refunds.ts';
export { openStarShop, until, type OpenInvoice, type StarShop } from './star-shop.ts';
export { booked, invoiceRow, listOf } from './list.ts';
