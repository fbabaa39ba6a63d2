import { Refusal } from '#kernel';
import type { LinkKind } from '#catalogue';

/** A link as it was read: as its buyer wrote it, and one key for all ways to write the same target. */
export type Link = { readonly link: string; readonly key: string };

const hosts = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\//i;
const name = /^[A-Za-z]\w{2,31}$/;
const longest = 2048;

/**
 * Judges a link by its form alone; nobody is asked. Telegram targets may be written as `@name`, `t.me/name` or in full.
 * Refuses with `link_invalid`.
 */
export function readLink(text: string, kind: LinkKind): Link {
  const link = text.trim();
  const isReadable = link.length > 0 && link.length <= longest && isPlain(link);
  const key = isReadable ? keyOf(link, kind) : undefined;
  if (key !== undefined) return { link, key };
  throw new Refusal('link_invalid', `This link does not name ${wanted[kind]}.`, { kind });
}

/** Whether nothing in a text is a control character or half a character: what no database and no panel could keep. */
export const isPlain = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

const wanted: Readonly<Record<LinkKind, string>> = {
  channel: 'a channel or group: write @name, https://t.me/name or an invite link',
  post: 'a post: write https://t.me/name/123',
  bot: 'a bot: write @name or https://t.me/name',
  person: 'a person: write @name or https://t.me/name',
  any: 'anything: write an https address or @name',
};

function keyOf(link: string, kind: LinkKind): string | undefined {
  const path = hosts.test(link) ? link.replace(hosts, '') : undefined;
  const plain = link.startsWith('@') ? named(link.slice(1)) : path === undefined ? undefined : pathKey(path);
  if (kind === 'any') return plain ?? addressKey(link);
  if (plain === undefined) return undefined;
  return shapes[kind].test(plain) ? plain : undefined;
}

const shapes: Readonly<Record<Exclude<LinkKind, 'any'>, RegExp>> = {
  channel: /^(@\w+|\+.+|c:\d+)$/,
  post: /^(@\w+|c:\d+)\/\d+$/,
  bot: /^@\w+$/,
  person: /^@\w+$/,
};

const named = (text: string): string | undefined => (name.test(text) ? `@${text.toLowerCase()}` : undefined);

/** `name`, `name/123`, `name/5/123` (in a topic), `s/name`, `boost/name`, `c/123/45`, `+invite`, `joinchat/invite`. */
function pathKey(written: string): string | undefined {
  const [path = ''] = written.split(/[?#]/);
  const parts = path.split('/').filter(Boolean);
  if (parts[0] === 's' || parts[0] === 'boost') parts.shift();
  const [first = '', ...rest] = parts;
  const invite = first === 'joinchat' ? rest[0] : first.startsWith('+') ? first.slice(1) : undefined;
  if (invite !== undefined) return /^[\w-]{5,64}$/.test(invite) ? `+${invite}` : undefined;
  const isPrivate = first === 'c' && /^\d{1,19}$/.test(rest[0] ?? '');
  const place = isPrivate ? `c:${rest.shift()}` : named(first);
  if (place === undefined) return undefined;
  const post = rest.at(-1);
  return post !== undefined && /^\d{1,15}$/.test(post) ? `${place}/${post}` : place;
}

function addressKey(link: string): string | undefined {
  const address = URL.canParse(link) ? new URL(link) : undefined;
  return address?.protocol === 'https:' && address.hostname.includes('.') ? address.href : undefined;
}
