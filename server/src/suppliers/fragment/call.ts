import type { Clock } from '#kernel';
import type { Door } from '#outbound';
import { SupplierSilent, type Access } from '#supply/supplier';
import { askSupplier, isObject, wordIn, type Heard, type ToldObject } from '#suppliers/wire';
import { fragmentName, settingOf } from './form.ts';

export type FragmentNeeds = { readonly door: Door; readonly clock: Clock };

/** What a method answered. `error` is Fragment's own no, in its words for people. */
export type Said = { readonly told: ToldObject; readonly error: string | undefined };

/** One session there, for one call of ours. */
export type Session = {
  ask(method: string, fields?: Readonly<Record<string, string>>): Promise<Said>;
};

/** It is not there, or does not let us in: nothing was asked, and nothing done. */
export class FragmentShut extends Error {
  override readonly name = 'FragmentShut';
}

const cookieNames = ['stel_ssid', 'stel_dt', 'stel_token', 'stel_ton_token'] as const;
/** The page calls its API by a hash that ends after a few minutes. */
const hashLastsMilliseconds = 100_000;
const hashInPage = /apiUrl"\s*:\s*"(?:\\?\/)api\?hash=([0-9a-zA-Z]{6,128})/;
const signedOut = /"unauth"\s*:\s*true/;
/** What it says to a hash that is over. */
const hashIsOver = /bad request|hash/i;
const notLetIn = /access denied|unauthori[sz]ed|session|log ?in/i;

type Kept = { readonly hash: string; readonly until: number };

/** Hashes by account: they save a page each, and nothing rests on them. */
export function openSessions({ door, clock }: FragmentNeeds) {
  const hashes = new Map<string, Kept>();

  async function hashFor(access: Access, isFresh: boolean): Promise<string> {
    const kept = hashes.get(access.id);
    const now = clock.now().getTime();
    if (kept && kept.until > now && !isFresh) return kept.hash;
    const { status, text, words } = await askSupplier(door, { ...callTo(access, pageOf(access)) });
    if (status !== 200) throw new FragmentShut(words);
    const hash = hashInPage.exec(text)?.[1];
    if (hash === undefined) throw new FragmentShut(`${fragmentName}'s page has no hash in it.`);
    if (signedOut.test(text)) throw new FragmentShut(`${fragmentName} does not know these cookies: sign in anew.`);
    hashes.set(access.id, { hash, until: now + hashLastsMilliseconds });
    return hash;
  }

  async function send(access: Access, method: string, fields: Readonly<Record<string, string>>, isFresh: boolean) {
    const hash = await hashFor(access, isFresh);
    const call = callTo(access, `/api?hash=${hash}`);
    const headers = { ...call.headers, 'x-requested-with': 'XMLHttpRequest' };
    return saidIn(await askSupplier(door, { ...call, headers, form: { ...fields, method } }));
  }

  /** A hash may end at any moment: then the page is read again, once. No method is harmed by being asked twice. */
  return (access: Access): Session => ({
    async ask(method, fields = {}) {
      const said = await send(access, method, fields, false);
      const isOver = said.error !== undefined && hashIsOver.test(said.error);
      const final = isOver ? await send(access, method, fields, true) : said;
      if (final.error !== undefined && notLetIn.test(final.error))
        throw new FragmentShut(`${fragmentName}: ${final.error}`);
      return final;
    },
  });
}

const rootOf = ({ settings }: Access): string => settingOf(settings, 'url').replace(/\/+$/, '');
const pageOf = ({ settings }: Access): string => settingOf(settings, 'page');

function callTo(access: Access, path: string) {
  const root = rootOf(access);
  const cookies = cookieNames.map((name) => `${name}=${access.secrets[name] ?? ''}`).join('; ');
  const headers = {
    cookie: cookies,
    'user-agent': settingOf(access.settings, 'user_agent'),
    accept: 'application/json, text/javascript, text/html, */*; q=0.01',
    origin: root,
    referer: `${root}${pageOf(access)}`,
  };
  return { name: fragmentName, url: `${root}${path}`, headers };
}

function saidIn({ status, said, words }: Heard): Said {
  if (status === 0 || status === 401 || status === 403 || status === 404 || status === 429)
    throw new FragmentShut(words);
  if (status !== 200 || !said) throw new SupplierSilent(`${words} It made no sense.`);
  return { told: said, error: errorIn(said) };
}

function errorIn(said: ToldObject): string | undefined {
  const error = said['error'];
  if (error === undefined || error === null || error === false) return undefined;
  return wordIn(said, 'error')?.slice(0, 300) ?? (isObject(error) ? wordIn(error, 'message') : undefined) ?? 'no';
}
