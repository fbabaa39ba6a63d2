// @ts-check

/**
 * What a link leads to inside Telegram, or outside of it.
 * @typedef {{ kind: 'invoice', link: string }
 *   | { kind: 'bot', username: string, start?: string }
 *   | { kind: 'app', username: string, start?: string }
 *   | { kind: 'invitation', link: string }
 *   | { kind: 'web', url: string }} Target
 */

const telegramHosts = new Set(['t.me', 'telegram.me', 'www.t.me']);

/** @param {string} text */
function parse(text) {
  const bare = /^(t|telegram)\.me\//i.test(text) ? `https://${text}` : text;
  return URL.canParse(bare) ? new URL(bare) : undefined;
}

/** @param {URL} url @returns {URL} */
function fromTg(url) {
  const params = url.searchParams;
  const slug = params.get('slug');
  if (url.host === 'invoice' && slug) return new URL(`https://t.me/$${slug}`);
  const rest = new URLSearchParams([...params].filter(([name]) => name !== 'domain'));
  return new URL(`https://t.me/${params.get('domain') ?? ''}?${rest}`);
}

/** @param {URL} url @returns {Target | undefined} */
function inTelegram(url) {
  const [first = '', second] = url.pathname.slice(1).split('/');
  const slug = first.startsWith('$') ? first.slice(1) : first === 'invoice' ? second : undefined;
  if (slug) return { kind: 'invoice', link: `https://t.me/$${slug}` };
  if (/^\+[\w-]+$/.test(first)) return { kind: 'invitation', link: url.href };
  if (!/^\w{3,}$/.test(first)) return undefined;
  const app = url.searchParams.get('startapp');
  if (app !== null || second) return { kind: 'app', username: first, ...(app ? { start: app } : {}) };
  const start = url.searchParams.get('start');
  return { kind: 'bot', username: first, ...(start ? { start } : {}) };
}

/**
 * Reads a link. Nothing but http, https and Telegram's own schemes is followed: `javascript:` and the like answer undefined.
 * @param {string} text
 * @returns {Target | undefined}
 */
export function readLink(text) {
  const parsed = parse(text.trim());
  if (!parsed) return undefined;
  const url = parsed.protocol === 'tg:' ? fromTg(parsed) : parsed;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return telegramHosts.has(url.host) ? inTelegram(url) : { kind: 'web', url: url.href };
}
