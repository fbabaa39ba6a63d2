import { Refusal } from '#kernel';
import type { Connection, Invoice, InvoiceRequest } from '#payments/gateway';
import { showAddress } from './address.ts';
import { requireAsset, usdtMaster, walletOf } from './form.ts';
import { networkOf } from './network.ts';
import type { TonNeeds } from './needs.ts';
import { openCursor } from './transfer-rows.ts';

/**
 * How to pay by sending: our wallet's address, the comment that names the payment, and a link that fills both in. Calls
 * nobody: a chain knows no invoices. Refuses with `asset_not_supported`, `invalid_amount`.
 */
export async function createInvoice(
  needs: TonNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  const open = await needs.open(connection);
  const { asset, units } = request.amount;
  if (units <= 0n) throw new Refusal('invalid_amount', 'Ask for more than nothing.');
  const isUsdt = requireAsset(asset) === 'USDT';
  const master = usdtMaster(open);
  if (isUsdt && master === undefined)
    throw new Refusal('asset_not_supported', 'This wallet takes no USDT: the connection names no master of it.');
  await openCursor(needs.pool, connection, walletOf(open), needs.clock.now());
  const network = networkOf(open);
  const address = showAddress(walletOf(open), network);
  const query = new URLSearchParams({
    amount: units.toString(),
    text: request.payment,
    ...(isUsdt && master !== undefined && { jetton: showAddress(master, network, true) }),
  });
  const link = open.settings['link'] ?? 'ton://transfer/';
  return { url: `${link}${address}?${query}`, address, comment: request.payment };
}
