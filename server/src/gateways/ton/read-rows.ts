import { Cell } from '@ton/core';
import { z } from 'zod';
import { rawOf } from './address.ts';
import type { ChainAccount, ChainMessage, ChainTransaction, JettonWallet, StackItem } from './chain.ts';

/** Numbers of the wire are read as their own digits (`readExactJson`), so an integer is exact whatever its size. */
const whole = z
  .string()
  .regex(/^-?\d{1,39}$/)
  .transform(BigInt);
const small = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
const flag = z.boolean();
const address = z
  .string()
  .max(100)
  .transform((text) => rawOf(text));
const hash = z.string().max(100).transform(hexOf);
const maybe = <T extends z.ZodType>(of: T) => of.nullish().transform((value) => value ?? undefined);

function hexOf(text: string): string {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
  return Buffer.from(text, 'base64').toString('hex');
}

/** Where a message goes: undefined for a place outside the chain, however it is written. */
const anywhere = z.string().transform((text) => {
  try {
    return rawOf(text);
  } catch {
    return undefined;
  }
});

/** A cell from its base64 text; undefined for what is none, because anybody may have sent it. */
const cell = z.string().transform((text): Cell | undefined => {
  try {
    return Cell.fromBase64(text);
  } catch {
    return undefined;
  }
});

const message = z
  .looseObject({
    hash,
    source: maybe(address),
    destination: maybe(anywhere),
    value: maybe(whole),
    fwd_fee: maybe(whole),
    bounced: maybe(flag),
    created_lt: maybe(whole),
    message_content: maybe(z.looseObject({ body: maybe(cell) })),
  })
  .transform((read): ChainMessage => ({
    hash: read.hash,
    source: read.source,
    destination: read.destination,
    value: read.value ?? 0n,
    carriage: read.fwd_fee ?? 0n,
    isBounced: read.bounced ?? false,
    createdLt: read.created_lt ?? 0n,
    body: read.message_content?.body,
  }));

const description = z.looseObject({
  aborted: maybe(flag),
  compute_ph: maybe(z.looseObject({ exit_code: maybe(small), skipped: maybe(flag) })),
  action: maybe(
    z.looseObject({
      result_code: maybe(small),
      tot_actions: maybe(small),
      skipped_actions: maybe(small),
      msgs_created: maybe(small),
    }),
  ),
});

const row = z.looseObject({
  account: address,
  hash,
  lt: whole,
  prev_trans_lt: maybe(whole),
  now: small,
  mc_block_seqno: maybe(small),
  emulated: maybe(flag),
  finality: maybe(z.string()),
  total_fees: maybe(whole),
  description,
  in_msg: maybe(message),
  out_msgs: maybe(z.array(message)),
  account_state_after: maybe(z.looseObject({ balance: maybe(whole) })),
});

/** A row of `/transactions`. Throws what zod throws for one that does not fit. */
export const transaction = z.unknown().transform((raw): ChainTransaction => {
  const read = row.parse(raw);
  const { action } = read.description;
  return {
    account: read.account,
    hash: read.hash,
    lt: read.lt,
    previousLt: read.prev_trans_lt,
    at: new Date(read.now * 1000),
    isFinal: isFinal(read),
    isAborted: read.description.aborted ?? false,
    exitCode: read.description.compute_ph?.exit_code,
    action: action && {
      resultCode: action.result_code ?? 0,
      total: action.tot_actions ?? 0,
      skipped: action.skipped_actions ?? 0,
      created: action.msgs_created ?? 0,
    },
    fees: read.total_fees ?? 0n,
    inMessage: read.in_msg,
    outMessages: read.out_msgs ?? [],
    balanceAfter: read.account_state_after?.balance,
    raw,
  };
});

/** Whether it can never be undone. Newer indexers also say so in a word. */
const isFinal = (read: z.infer<typeof row>) =>
  (read.mc_block_seqno ?? 0) > 0 && read.emulated !== true && (read.finality ?? 'finalized') === 'finalized';

export const transactions = z.looseObject({ transactions: maybe(z.array(transaction)) });

export const masterchain = z.looseObject({ last: z.looseObject({ seqno: small, gen_utime: small }) });

const statuses = ['active', 'uninit', 'frozen', 'nonexist'] as const;

export const accounts = z.looseObject({
  accounts: maybe(
    z.array(
      z
        .looseObject({ address, balance: maybe(whole), status: z.enum(statuses), last_transaction_lt: maybe(whole) })
        .transform((read): ChainAccount => ({
          address: read.address,
          balance: read.balance ?? 0n,
          status: read.status,
          lastLt: read.last_transaction_lt ?? 0n,
        })),
    ),
  ),
});

export const jettonWallets = z.looseObject({
  jetton_wallets: maybe(
    z.array(
      z.looseObject({ address, balance: whole, owner: address, jetton: address }).transform((read): JettonWallet => ({
        address: read.address,
        balance: read.balance,
        owner: read.owner,
        master: read.jetton,
      })),
    ),
  ),
});

/** Numbers on the stack are hexadecimal, with the sign before the `0x`. */
const stackNumber = z
  .string()
  .regex(/^-?(0x[0-9a-fA-F]{1,64}|\d{1,78})$/)
  .transform((text) => (text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text)));

const stackItem = z
  .union([
    z.looseObject({ type: z.literal('num'), value: stackNumber }),
    z.looseObject({ type: z.enum(['cell', 'slice']), value: z.string().transform((text) => Cell.fromBase64(text)) }),
  ])
  .transform((item): StackItem => item);

export const methodAnswer = z.looseObject({ exit_code: small, stack: z.array(z.unknown()) });
/** Only the answer of a method that succeeded has a stack worth reading. */
export const stack = z.array(stackItem);

export const configAnswer = z.looseObject({
  result: z.looseObject({ config: z.looseObject({ bytes: z.string().transform((text) => Cell.fromBase64(text)) }) }),
});
