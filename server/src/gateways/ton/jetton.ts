import { Address, beginCell, type Cell, type Slice } from '@ton/core';
import { rawOf, type RawAddress } from './address.ts';
import type { ChainMessage } from './chain.ts';
import { commentCell, readComment } from './comment.ts';

/** Operations of the jetton standard (TEP-74). */
export const operations = {
  transfer: 0x0f8a7ea5,
  internalTransfer: 0x178d4519,
  notification: 0x7362d09c,
  excesses: 0xd53276db,
  burn: 0x595f07bc,
} as const;

/** The operation a message body begins with. */
export const operationOf = (body: Cell | undefined): number | undefined =>
  body && !body.isExotic && body.bits.length >= 32 ? body.beginParse().preloadUint(32) : undefined;

/** Jettons on their way, as the wallet that gets them is told. */
export type InternalTransfer = {
  readonly units: bigint;
  /** None for jettons that were just made. */
  readonly from: RawAddress | undefined;
  readonly comment: string | undefined;
};

/** Reads `internal_transfer`. Undefined for what is not one: the body may be anybody's. */
export function readInternalTransfer(body: Cell | undefined): InternalTransfer | undefined {
  if (!body) return undefined;
  try {
    const slice = body.beginParse();
    if (slice.loadUint(32) !== operations.internalTransfer) return undefined;
    slice.skip(64);
    const units = slice.loadCoins();
    const from = slice.loadAddressAny();
    slice.loadAddressAny(); // where the change goes
    slice.loadCoins();
    const comment = readComment(payloadOf(slice));
    return { units, from: from instanceof Address ? rawOf(from) : undefined, comment };
  } catch {
    return undefined;
  }
}

/** The comment in a notice of jettons, whoever wrote it. */
export function readNotice(body: Cell | undefined): string | undefined {
  if (!body || operationOf(body) !== operations.notification) return undefined;
  try {
    const slice = body.beginParse();
    slice.skip(32 + 64);
    slice.loadCoins();
    slice.loadAddressAny();
    return readComment(payloadOf(slice));
  } catch {
    return undefined;
  }
}

/** The payload stands in the message itself or in a cell of its own. */
const payloadOf = (slice: Slice): Cell => (slice.loadBit() ? slice.loadRef() : slice.asCell());

/** What begins a message that came back. */
const bounced = 0xffffffff;

/** Jettons that leave their wallet by its owner's word, or come back to it because they could not arrive. */
export function readLeaving(message: ChainMessage | undefined): { units: bigint; isBack: boolean } | undefined {
  if (!message?.body) return undefined;
  try {
    const slice = message.body.beginParse();
    const isBack = slice.loadUint(32) === bounced && message.isBounced;
    const operation = isBack ? slice.loadUint(32) : operationOf(message.body);
    const leaves = operation === operations.transfer || operation === operations.burn;
    if (!leaves && !(isBack && operation === operations.internalTransfer)) return undefined;
    slice.skip(64);
    return { units: slice.loadCoins(), isBack };
  } catch {
    return undefined;
  }
}

export type JettonTransfer = {
  readonly to: RawAddress;
  readonly units: bigint;
  readonly comment: string;
  /** Who gets the change. */
  readonly answerTo: RawAddress;
  /** Nanotons that tell the receiver; without any it hears nothing. */
  readonly forwarded: bigint;
};

/** What an owner writes to their jetton wallet to send jettons. */
export const jettonTransferBody = ({ to, units, comment, answerTo, forwarded }: JettonTransfer): Cell =>
  beginCell()
    .storeUint(operations.transfer, 32)
    .storeUint(0, 64)
    .storeCoins(units)
    .storeAddress(Address.parseRaw(to))
    .storeAddress(Address.parseRaw(answerTo))
    .storeBit(false)
    .storeCoins(forwarded)
    .storeBit(true)
    .storeRef(commentCell(comment))
    .endCell();
