import { Address, Cell } from '@ton/core';
import { z } from 'zod';
import { rawUpper, type ChainRow } from './chain-row.ts';
import { operations } from './jetton.ts';
import type { Given } from './routes.ts';

const asked = z.object({
  owner_address: z.string().optional(),
  jetton_master: z.string().optional(),
  direction: z.enum(['in', 'out']).optional(),
  sort: z.enum(['asc', 'desc']).default('desc'),
  limit: z.string().regex(/^\d+$/).default('10'),
  offset: z.string().regex(/^\d+$/).default('0'),
});

const transferCode = `0x${operations.transfer.toString(16).padStart(8, '0')}`;

/** Transfers of the emulated dollars, aborted ones among them, as the index tells them. */
export async function listTransfers({ chain, dollars }: Given, query: unknown) {
  const { owner_address: owner, jetton_master: master, direction, sort, limit, offset } = asked.parse(query);
  const own = owner === undefined ? undefined : rawUpper(Address.parse(owner));
  const found = [];
  for (const row of chain.index.rows()) {
    if (row.in_msg?.opcode !== transferCode || row.in_msg.source === null) continue;
    const transfer = readTransfer(row, row.in_msg.source);
    const isOurs =
      own === undefined ||
      (direction !== 'in' && transfer.source === own) ||
      (direction !== 'out' && transfer.destination === own);
    if (!isOurs) continue;
    const jetton = await masterOf(dollars, Address.parse(row.in_msg.source), row.account);
    if (jetton === undefined || (master !== undefined && rawUpper(Address.parse(master)) !== jetton)) continue;
    found.push({ ...transfer, jetton_master: jetton });
  }
  const sorted = sort === 'asc' ? found : found.toReversed();
  const from = Number(offset);
  return { jetton_transfers: sorted.slice(from, from + Number(limit)), address_book: {}, metadata: {} };
}

async function masterOf(dollars: Given['dollars'], owner: Address, wallet: string): Promise<string | undefined> {
  for (const dollar of dollars)
    if (rawUpper(await dollar.walletOf(owner)) === wallet) return rawUpper(await dollar.master());
  return undefined;
}

function readTransfer(row: ChainRow, source: string) {
  const body = Cell.fromBase64(row.in_msg?.message_content.body ?? '').beginParse();
  body.skip(32);
  const query = body.loadUintBig(64);
  const amount = body.loadCoins();
  const destination = body.loadAddress();
  body.loadMaybeAddress();
  body.loadMaybeRef();
  const forwarded = body.loadCoins();
  const payload = body.loadBit() ? body.loadRef() : body.asCell();
  const { aborted } = row['description'] as { aborted?: boolean };
  return {
    query_id: query.toString(),
    source,
    destination: rawUpper(destination),
    amount: amount.toString(),
    source_wallet: row.account,
    transaction_hash: row.hash,
    transaction_lt: row.lt,
    transaction_now: row.now,
    transaction_aborted: aborted ?? false,
    forward_ton_amount: forwarded.toString(),
    forward_payload: payload.toBoc().toString('base64'),
    trace_id: row['trace_id'],
  };
}
