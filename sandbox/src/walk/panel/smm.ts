import { WalkFault } from '../stage.ts';

type Fields = Readonly<Record<string, string | number>>;

/** A stock client of the panel API: an address, a key, a form. */
export type Smm = {
  /** Throws when the panel says no. */
  ask<Answer>(fields: Fields): Promise<Answer>;
  /** The panel's no; throws when it says none. */
  refused(fields: Fields): Promise<string>;
};

export type SmmStatus = {
  readonly charge: string;
  readonly start_count: string | null;
  readonly status: string;
  readonly remains: string;
  readonly currency: string;
};

export function smmClient(url: string, key: string): Smm {
  async function send(fields: Fields): Promise<object> {
    const body = new URLSearchParams({
      key,
      ...Object.fromEntries(Object.entries(fields).map(([n, v]) => [n, `${v}`])),
    });
    const response = await fetch(url, { method: 'POST', body });
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null) return answer;
    throw new WalkFault(`The panel answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  const errorOf = (answer: object): string | undefined => ('error' in answer ? String(answer.error) : undefined);
  return {
    async ask<Answer>(fields: Fields) {
      const answer = await send(fields);
      const error = errorOf(answer);
      if (error !== undefined) throw new WalkFault(`The panel says no to ${JSON.stringify(fields)}: ${error}`);
      return answer as Answer;
    },
    async refused(fields) {
      const error = errorOf(await send(fields));
      if (error === undefined) throw new WalkFault(`The panel says no no to ${JSON.stringify(fields)}.`);
      return error;
    },
  };
}

/** Statuses of any number of orders, a hundred at a time. */
export async function statusOf(smm: Smm, orders: readonly number[]): Promise<Map<number, SmmStatus>> {
  const found = new Map<number, SmmStatus>();
  for (let from = 0; from < orders.length; from += 100) {
    const ids = orders.slice(from, from + 100);
    const told = await smm.ask<Record<string, SmmStatus>>({ action: 'status', orders: ids.join(',') });
    for (const [id, status] of Object.entries(told)) found.set(Number(id), status);
  }
  return found;
}

const scale = 1_000_000n;

/** USD as decimal text, in micro-dollars. */
export function micro(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * scale + BigInt(fraction.padEnd(6, '0').slice(0, 6));
  return text.startsWith('-') ? -units : units;
}

export const dollars = (units: bigint): string =>
  `${units < 0n ? '-' : ''}${(units < 0n ? -units : units) / scale}.${String((units < 0n ? -units : units) % scale).padStart(6, '0')}`;

export const sum = (all: Iterable<bigint>): bigint => [...all].reduce((total, one) => total + one, 0n);
