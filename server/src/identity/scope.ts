/**
 * What a key may do, as a closed list. `all` is every one of them, those added later included; the others are for
 * keys that live in places that can leak: a bot's host needs `usage:write`, `customers:read` and `payments:write`.
 */
export const scopes = [
  'all',
  'usage:write', // check, consume, reserve
  'customers:read',
  'grants:write',
  'catalogue:read',
  'catalogue:write',
  'payments:read',
  'payments:write', // invoices
  'refunds:write',
  'bots:write',
  'updates:write', // what a bot forwards of Telegram
  'customers:write', // notes, overrides of access, changes of a subscription
  'webhooks:write', // where events are told to, with their secrets
  'reconciliations:write',
  'analytics:read',
  'connections:write', // shops and wallets at gateways, with their secrets
  'funds:read', // what people have here
  'deposits:write',
  'conversions:write',
  'rates:write',
  'payouts:write', // asking for a payout, the address book
  'payouts:approve', // letting it go, the desk, the switches
  'exchange:read', // tasks, claims, workers, the moderation queue
  'tasks:write', // making, pausing and cancelling tasks for people
  'claims:write', // claiming and checking for people
  'people:write', // people of the exchange: what they accepted, export, deletion
  'moderation:write', // the queue, complaints, appeals, blocklists
  'exchange:write', // settings and switches of the exchange
  'panel', // the panel API at /api/v2, for the one user the key belongs to
  'panel:read', // services, orders of resellers, the desk, providers
  'panel:write', // services, prices, providers, keys of resellers, work at the desk
  'store', // the store's API for resellers, for the one user the key belongs to
  'store:read', // packages, orders, suppliers, purchases, margins
  'store:write', // packages, prices, methods, suppliers, keys of resellers, work at the desk
] as const;

export type Scope = (typeof scopes)[number];

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);
