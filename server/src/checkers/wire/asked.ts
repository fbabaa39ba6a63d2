/** What people give to name a chat or a bot, as `chat_id` takes it; undefined when it names none that a bot could find. */
export function readAsked(asked: string): { readonly username: string } | { readonly id: string } | undefined {
  const text = asked.trim();
  if (/^-?\d{1,20}$/.test(text)) return { id: text };
  const name = text.startsWith('@') ? text.slice(1) : (nameInLink(text) ?? text);
  if (/^c\/\d{1,18}$/.test(name)) return { id: `-100${name.slice(2)}` };
  return /^[A-Za-z][A-Za-z0-9_]{3,31}$/.test(name) ? { username: name } : undefined;
}

const hosts = new Set(['t.me', 'telegram.me', 'telegram.dog', 'www.t.me']);

/** `t.me/news`, `https://t.me/s/news`, `t.me/news/15`, `t.me/c/123/4`, `news.t.me`; an invitation names nothing to a bot. */
function nameInLink(text: string): string | undefined {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!url) return undefined;
  const host = url.hostname.toLowerCase();
  const [first = '', second = ''] = url.pathname.split('/').filter((part) => part !== '');
  if (!hosts.has(host)) return host.endsWith('.t.me') ? host.slice(0, -'.t.me'.length) : undefined;
  if (first === 'joinchat') return ''; // an invitation, of the older kind
  if (first === 'c') return `c/${second}`;
  return first === 's' ? second : first;
}
