/**
 * A place on the chart of accounts: the address of an account and the limits its balance keeps. Posting to a
 * place opens its account when there is none; a place that `mustExist` refuses with `unknown_account` instead.
 */
export type Place = {
  readonly address: string;
  /** The balance never falls below this; null means no floor. */
  readonly floor: bigint | null;
  /** The balance never rises above this; null means no ceiling. */
  readonly ceiling: bigint | null;
  readonly mustExist?: true;
};

/** Addresses are segments of letters, digits, `_`, `.` and `-`, joined by colons: `usage:main:image`. */
const addressPattern = /^[A-Za-z0-9_.-]{1,64}(:[A-Za-z0-9_.-]{1,64}){0,3}$/;

function place(address: string, floor: bigint | null, ceiling: bigint | null): Place {
  if (!addressPattern.test(address)) throw new Error(`"${address}" is not an account address.`);
  return { address, floor, ceiling };
}

/** What we owe or earn: never below zero. */
const owed = (address: string) => place(address, 0n, null);
/** What we own, spent or issued: never above zero. */
const owned = (address: string) => place(address, null, 0n);
const unlimited = (address: string) => place(address, null, null);

/** The outside, one per bot, wallet or shop; reconciled with that gateway's own list. */
export const world = (gateway: string, connection: string) => unlimited(`world:${gateway}:${connection}`);
/** Received and not yet fulfilled: a balance here is work to do. */
export const payment = (id: string) => owed(`payment:${id}`);
/** Income of a bot that bills. */
export const merchant = (app: string) => owed(`merchant:${app}`);
/** Money of an advertiser, worker, reseller or buyer. */
export const user = (id: string) => owed(`user:${id}`);
/** An order's budget. */
export const escrow = (order: string) => owed(`escrow:${order}`);
/** One claim's money while it is held. */
export const held = (claim: string) => owed(`hold:${claim}`);
/** Money on its way out. */
export const payout = (id: string) => owed(`payout:${id}`);
/** The house: `fees`, `sales:<product>`, `treasury`, `rounding`. */
export const platform = (kind: string) => owed(`platform:${kind}`);
/** What the house spent: payment, network, stars, upstream, payout, referral, lost. */
export const cost = (kind: string) => owned(`platform:cost:${kind}`);
/** Conversions; both legs name the rate. */
export const exchanged = (asset: string) => unlimited(`fx:${asset}`);
/** Float held with a supplier or an upstream panel. */
export const supplier = (id: string) => owned(`supplier:${id}`);
/** Credits an app has issued. */
export const issuer = (app: string) => owned(`issuer:${app}`);
/** One lot of credits. */
export const grant = (id: string) => owed(`grant:${id}`);
/** Credits set aside for work whose cost is not known yet. */
export const reserved = (id: string) => owed(`reserved:${id}`);
/** Credits used, per feature. */
export const usage = (app: string, feature: string) => owed(`usage:${app}:${feature}`);
/** Credits that expired unused. */
export const breakage = (app: string) => owed(`breakage:${app}`);
/** Credits taken back by a refund. */
export const revoked = (app: string) => owed(`revoked:${app}`);
/** Owed to us after a refund or a charge-back; paid first by what comes in next. */
export const receivable = (owner: string) => owned(`receivable:${owner}`);
/** An account that somebody names from outside: it has to be there already. */
export const existing = (address: string): Place => ({ ...unlimited(address), mustExist: true });
