import { randomBytes } from 'node:crypto';

/** The one list of prefixes: what an id names is readable in a log line and checked by the compiler. */
export const idPrefixes = {
  workspace: 'ws',
  apiKey: 'key',
  bot: 'bot',
  payment: 'pay',
  refund: 'rf',
  customer: 'cus',
  grant: 'gr',
  entitlement: 'ent',
  reservation: 'rsv',
  hold: 'hld',
  transfer: 'tr',
  subscription: 'sub',
  webhookEndpoint: 'whe',
  event: 'evt',
  delivery: 'dlv',
  reconciliation: 'rec',
  finding: 'fnd',
  note: 'note',
  refill: 'rfl',
  connection: 'con',
  payout: 'po',
  destination: 'dst',
  conversion: 'cnv',
  incoming: 'inc',
  order: 'ord',
  task: 'tsk',
  claim: 'clm',
  complaint: 'cmp',
  appeal: 'apl',
  decision: 'dec',
  notice: 'ntc',
  session: 'ses',
  panelOrder: 'ro',
  panelRefill: 'prf',
  provider: 'prv',
  placement: 'plc',
  storeOrder: 'so',
  quote: 'qt',
  supplier: 'sup',
  purchase: 'pur',
} as const;

export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes];

/** An id that says what it names: `Id<'pay'>` cannot be passed where an `Id<'gr'>` is asked for. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

/**
 * The number of a workspace. It is the first column of every key, so it is small: an integer, shown
 * outside only inside keys and console addresses, never as a thing to guess.
 */
export type WorkspaceId = number;

let lastMillisecond = 0;
let sequence = 0;

/** A time-ordered UUID (version 7) as 32 hexadecimal digits; ordered within one process even inside a millisecond. */
function uuid7(): string {
  const now = Date.now();
  sequence = now > lastMillisecond ? 0 : sequence + 1;
  lastMillisecond = Math.max(now, lastMillisecond);
  const overflow = Math.floor(sequence / 4096); // more than 4,096 in a millisecond borrow from the next one
  const time = (lastMillisecond + overflow).toString(16).padStart(12, '0');
  const counter = (sequence % 4096).toString(16).padStart(3, '0');
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  return `${time}7${counter}${random.toString('hex')}`;
}

/** A new id: prefix, underscore, time-ordered UUID without hyphens. */
export const newId = <P extends IdPrefix>(prefix: P): Id<P> => `${prefix}_${uuid7()}`;

/** Whether a text has the shape of an id with this prefix. Says nothing about whether it exists. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && /^[0-9a-f]{32}$/.test(text.slice(prefix.length + 1));
}
