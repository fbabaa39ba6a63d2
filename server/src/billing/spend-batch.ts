import { hashInput, type Batch } from '#ledger';
import { Refusal, type Id } from '#kernel';
import type { Consumed, NoReason, QuotaNo, Reserved } from './answer.ts';
import { noOfQuota, type QuotaTold } from './quota-told.ts';
import { conflict, notMetered, tooMuch, unknownFeature } from './refusals.ts';
import { apiKeyOf, checkUse, type KeyedUse } from './use.ts';

/** A use with what the ledger knows it by. */
export type Spend = KeyedUse & { readonly hash: string };

export type Reserve = Spend & { readonly reservation: Id<'rsv'>; readonly seconds: number };

/** The row that `billing.spend` answers for each item. */
type Row = { verdict: string; remaining: bigint; seq: bigint; answer: Told | null };
type Told = { remaining: string; scale?: number; debt?: string; reservation?: Id<'rsv'>; expires_at?: string };

/** Makes a use ready to be booked. Refuses what is wrong in itself. */
export function readySpend(command: 'consume' | 'reserve', use: KeyedUse, expiresIn?: number): Spend {
  checkUse(use);
  const { customer, feature, quantity } = use;
  return { ...use, key: apiKeyOf(use.key), hash: hashInput({ command, customer, feature, quantity, expiresIn }) };
}

export const consumes: Batch<Spend, Consumed> = {
  name: 'billing.consume',
  writes: true,
  sql: 'select verdict, remaining, seq, answer, scale from billing.spend($1, $2, $3, $4, $5, $6, $7, null, null)',
  keyOf: (spend) => spend.key,
  encode: columnsOf,
  decode: (rows, spends) =>
    read(rows, spends, ({ seq, remaining, answer }) => ({
      allowed: true,
      remaining: BigInt(answer?.remaining ?? remaining),
      ...(answer?.scale && { scale: answer.scale }),
      transfer: String(seq),
    })),
};

export const reserves: Batch<Reserve, Reserved> = {
  name: 'billing.reserve',
  writes: true,
  sql: 'select verdict, remaining, seq, answer, scale from billing.spend($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  keyOf: (spend) => spend.key,
  encode: (spends) => [
    ...columnsOf(spends),
    spends.map((spend) => spend.reservation),
    spends.map((spend) => spend.seconds),
  ],
  decode: (rows, spends) =>
    read(rows, spends, ({ remaining, answer }) => ({
      allowed: true,
      remaining: BigInt(answer?.remaining ?? remaining),
      ...(answer?.scale && { scale: answer.scale }),
      ...(answer?.reservation && { reservation: answer.reservation }),
      ...(answer?.expires_at && { expiresAt: new Date(answer.expires_at) }),
    })),
};

function columnsOf(spends: readonly Spend[]): unknown[] {
  return [
    spends.map((spend) => spend.key),
    spends.map((spend) => spend.hash),
    spends.map((spend) => spend.customer),
    spends.map((spend) => spend.feature),
    spends.map((spend) => spend.quantity),
  ];
}

type No = { allowed: false; reason: NoReason; remaining: bigint; scale?: number; debt?: bigint } & QuotaNo;

const noes = new Set<string>(['insufficient_credits', 'quota_exceeded', 'concurrency_exceeded'] satisfies NoReason[]);
const isNo = (verdict: string): verdict is NoReason => noes.has(verdict);

function read<A>(
  rows: readonly (readonly unknown[])[],
  spends: readonly Spend[],
  allowed: (row: Row) => A,
): (A | No | Refusal)[] {
  return rows.map((columns, index) => {
    const [verdict, remaining, seq, answer, scale] = columns as [
      string,
      bigint,
      bigint,
      (Told & QuotaTold) | null,
      number,
    ];
    if (verdict === 'allowed' || verdict === 'replay') return allowed({ verdict, remaining, seq, answer });
    const rest = { remaining, ...(scale > 0 && { scale }) };
    if (verdict === 'blocked') return { allowed: false, reason: verdict, ...rest, debt: BigInt(answer?.debt ?? 0) };
    if (isNo(verdict)) return { allowed: false, reason: verdict, ...rest, ...noOfQuota(answer) };
    const spend = spends[index];
    return refusalOf(verdict, spend?.feature ?? '', spend?.key ?? '');
  });
}

function refusalOf(verdict: string, feature: string, key: string): Refusal {
  if (verdict === 'unknown_feature') return unknownFeature(feature);
  if (verdict === 'feature_not_metered') return notMetered(feature);
  if (verdict === 'conflict') return conflict(key);
  if (verdict === 'amount_overflow') return tooMuch(feature);
  throw new Error(`Billing gave an unknown verdict: ${verdict}.`);
}
