import { Refusal } from '#kernel';
import type { Door, DoorAnswer } from '#outbound';
import { SupplierSilent } from '#supply/supplier';
import { isObject, readTold, type ToldObject } from './told.ts';

/** One call. With a body it is posted as JSON, with a form as a page posts it; without either it is a question. */
export type SupplierCall = {
  /** The supplier's name, for messages. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly form?: Readonly<Record<string, string>>;
  /** Milliseconds until we stop waiting; 20 seconds, when not given. */
  readonly within?: number;
};

/** What came back: `status` 0 when the supplier was never reached, so that it surely did nothing. */
export type Heard = {
  readonly status: number;
  /** The body, if it was an object. */
  readonly said: ToldObject | undefined;
  /** The body as it came. */
  readonly text: string;
  /** For people: it could not be reached because of this. */
  readonly words: string;
};

const usualWait = 20_000;
const bodyMax = 4 * 1024 * 1024;
/** Errors before anything was sent. */
const neverReached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS_CERT|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED)/;

/** Calls once. Throws `SupplierSilent` when nobody knows what came of it: no whole answer, or one that sends us elsewhere. */
export async function askSupplier(door: Door, call: SupplierCall): Promise<Heard> {
  const { name } = call;
  try {
    const { status, body } = await send(door, call);
    if (status >= 300 && status < 400) throw new SupplierSilent(`${name} sent us elsewhere (${status}).`);
    if (body === undefined) throw new SupplierSilent(`${name} broke off while it answered ${status}.`);
    const text = body.toString('utf8');
    const told = readTold(text);
    return { status, said: isObject(told) ? told : undefined, text, words: `${name} answered ${status}.` };
  } catch (error) {
    if (error instanceof SupplierSilent) throw error;
    const why = wordsOf(error);
    if (surelyNothing(error))
      return { status: 0, said: undefined, text: '', words: `${name} cannot be reached: ${why}` };
    throw new SupplierSilent(`${name} gave no answer: ${why}`);
  }
}

/** What a question was answered with. Throws `SupplierSilent` for every other answer. */
export function surely({ status, said, words }: Heard): ToldObject {
  if (status >= 200 && status < 300 && said) return said;
  throw new SupplierSilent(status >= 200 && status < 300 ? `${words} It made no sense.` : words);
}

function send(door: Door, { url, headers, body, form, within = usualWait }: SupplierCall): Promise<DoorAnswer> {
  const signal = AbortSignal.timeout(within);
  const asked = { url, headers: { accept: 'application/json', ...headers }, bodyMax, signal };
  if (form) {
    const typed = { ...asked.headers, 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    return door.post({ ...asked, headers: typed, body: new URLSearchParams(form).toString() });
  }
  if (body === undefined) return door.get(asked);
  const typed = { ...asked.headers, 'content-type': 'application/json' };
  return door.post({ ...asked, headers: typed, body: JSON.stringify(body) });
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

function surelyNothing(error: unknown): boolean {
  if (error instanceof Refusal || /nothing was sent/.test(wordsOf(error))) return true;
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return (
    errors.length > 0 &&
    errors.every((one) => one instanceof Error && 'code' in one && neverReached.test(String(one.code)))
  );
}
