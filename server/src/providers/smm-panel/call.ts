import { Refusal } from '#kernel';
import type { Door } from '#outbound';
import { ProviderSilent, type Access } from '#upstream/provider';
import { isObject, readTold, wordOf, type Told } from './exact.ts';

/** What a panel answered: something, or a no in its own words. `isDown`: it could not even be asked. */
export type Said = { readonly told: Told } | { readonly no: string; readonly status: number; readonly isDown?: true };

export type Fields = readonly (readonly [name: string, value: string])[];

const waitMilliseconds = 25_000;
const bodyMax = 24 * 1024 * 1024;
/** Errors before anything was sent: the panel surely did nothing. */
const neverReached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS_CERT|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED)/;
/** Statuses of a server that let nothing through to what takes orders. */
const turnedAway = new Set([401, 403, 404, 405, 410, 413, 415, 429]);

/**
 * Asks a panel, as the documentation has it: POST, a form, `key` and `action` first. Throws `ProviderSilent` when nobody
 * knows what came of it: silence, a 5xx, a redirect, no sense.
 */
export async function callPanel(door: Door, access: Access, action: string, fields: Fields = []): Promise<Said> {
  const answer = await send(door, access, [['key', access.key], ['action', action], ...fields]);
  if ('no' in answer) return answer;
  const { status, body } = answer;
  const told = readTold(body?.toString('utf8') ?? '');
  const no = told === undefined ? undefined : noOf(told);
  if (status >= 200 && status < 300 && told !== undefined) return no === undefined ? { told } : { no, status };
  if (no !== undefined && status >= 400 && status < 500 && status !== 408) return { no, status };
  if (turnedAway.has(status)) return { no: `The panel answered ${status}.`, status, isDown: true };
  throw new ProviderSilent(
    told === undefined && status < 300 ? 'The panel answered no JSON.' : `The panel answered ${status}.`,
  );
}

type Answer = { readonly status: number; readonly body: Buffer | undefined };

async function send(door: Door, { url, key }: Access, fields: Fields): Promise<Answer | Extract<Said, { no: string }>> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  try {
    return await door.post({ url, headers, body, bodyMax, signal: AbortSignal.timeout(waitMilliseconds) });
  } catch (error) {
    const words = wordsOf(error).replaceAll(key, '…');
    if (surelyNothing(error)) return { no: `The panel cannot be reached: ${words}`, status: 0, isDown: true };
    throw new ProviderSilent(`The panel gave no answer: ${words}`);
  }
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

/** The panel's no, in its words: `error` as a text or something deeper, `errors`, or a status that says so. */
function noOf(told: Told): string | undefined {
  if (!isObject(told)) return undefined;
  const said = deepWord(told['error']) ?? deepWord(told['errors']);
  if (said !== undefined) return said;
  if (
    told['error'] === true ||
    /^(error|fail|failed|false)$/i.test(wordOf(told['status']) ?? '') ||
    told['success'] === false
  )
    return isAnswer(told) ? undefined : (deepWord(told['message']) ?? deepWord(told['msg']) ?? 'The panel refuses.');
  return undefined;
}

/** An order's status may itself be "Error" or "Fail": that is no refusal. */
const isAnswer = (told: Readonly<Record<string, Told>>): boolean => 'remains' in told || 'start_count' in told;

function deepWord(told: Told | undefined): string | undefined {
  if (told === undefined || told === null || typeof told === 'boolean') return undefined;
  if (typeof told === 'string') return wordOf(told)?.slice(0, 300);
  const parts = (Array.isArray(told) ? told : Object.values(told)) as readonly Told[];
  return parts.map(deepWord).find((word) => word !== undefined);
}
