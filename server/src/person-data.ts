import { forgetTalk } from '#bot';
import { listClaims } from '#claims';
import type { Pool, Tx } from '#database';
import { listTasks } from '#exchange';
import { listDeposits, listTopUps, readUser } from '#funds';
import { amountToWire, type WorkspaceId } from '#kernel';
import { listPayouts } from '#payouts';
import { forgetWords, listAppeals, listComplaints } from '#moderation';
import type { KeepReason, PersonDataNeeds } from '#people';
import { listOrders, type OrderStatus } from '#store';
import { exportTrust } from '#trust';

/** What of a person is with other modules: what keeps them from being deleted, and what is kept of them. */
export const personData = ({
  pool,
}: {
  readonly pool: Pool;
}): Omit<PersonDataNeeds, 'pool' | 'clock' | 'masterKey'> => ({
  whatKeeps,
  async eraseElsewhere(tx, workspace, user) {
    await forgetTalk(tx, workspace, user);
    await forgetWords(tx, workspace, user);
  },
  partsOf: async (workspace, user) => ({
    money: await moneyOf(pool, workspace, user),
    deposits: await all((page) => listDeposits(pool, { workspace, user, ...page }), 'deposits'),
    topUps: await all((page) => listTopUps(pool, { workspace, user, ...page }), 'topUps'),
    payouts: await all((page) => listPayouts(pool, { workspace, user, ...page }), 'payouts'),
    tasks: await all((page) => listTasks(pool, { workspace, owner: user, ...page }), 'tasks'),
    claims: await all((page) => listClaims({ pool }, { workspace, worker: user, ...page }), 'claims'),
    complaints: await all((page) => listComplaints(pool, { workspace, by: user, ...page }), 'complaints'),
    appeals: await all((page) => listAppeals(pool, { workspace, worker: user, ...page }), 'appeals'),
    orders: await all((page) => listOrders(pool, { workspace, buyer: user, ...page }), 'orders'),
    trust: await exportTrust(pool, workspace, user),
  }),
});

const openPayouts = ['requested', 'approved', 'sending', 'sent', 'unknown', 'failed', 'rejected', 'canceled'] as const;
const openTasks = ['review', 'live', 'paused', 'done'] as const;
const openOrders: readonly OrderStatus[] = ['awaiting_payment', 'paid', 'delivering', 'review', 'failed'];
const openClaims = ['claimed', 'held'] as const;

/** Money, a debt, and whatever may still become either. */
async function whatKeeps(tx: Tx, workspace: WorkspaceId, user: string): Promise<readonly KeepReason[]> {
  const { balances, owed } = await readUser(tx, workspace, user);
  const one = { workspace, limit: 1 };
  const payouts = await any(openPayouts, (status) => listPayouts(tx, { ...one, user, status }), 'payouts');
  const tasks = await any(openTasks, (status) => listTasks(tx, { ...one, owner: user, status }), 'tasks');
  const claims = await any(
    openClaims,
    (status) => listClaims({ pool: tx }, { ...one, worker: user, status }),
    'claims',
  );
  const appeals = await any(
    ['open'] as const,
    (status) => listAppeals(tx, { ...one, worker: user, status }),
    'appeals',
  );
  const orders = await any(openOrders, (status) => listOrders(tx, { ...one, buyer: user, status }), 'orders');
  const reasons: readonly [KeepReason, boolean][] = [
    ['money', balances.length > 0],
    ['debt', owed.length > 0],
    ['payout', payouts],
    ['hold', claims],
    ['task', tasks],
    ['appeal', appeals],
    ['order', orders],
  ];
  return reasons.flatMap(([reason, isThere]) => (isThere ? [reason] : []));
}

/** Whether there is anything in one of these states. */
async function any<S, N extends string>(
  states: readonly S[],
  list: (state: S) => Promise<Readonly<Record<N, readonly unknown[]>>>,
  name: N,
): Promise<boolean> {
  for (const state of states) if ((await list(state))[name].length > 0) return true;
  return false;
}

type Page<N extends string> = Readonly<Record<N, readonly unknown[]>> & { readonly cursor?: string };

/** Every entry of a list, page by page. */
async function all<N extends string>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<N>>,
  name: N,
): Promise<unknown[]> {
  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 200, ...(cursor !== undefined && { cursor }) });
    found.push(...page[name].map(toJson));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

async function moneyOf(pool: Pool, workspace: WorkspaceId, user: string): Promise<object> {
  const { balances, owed } = await readUser(pool, workspace, user);
  return { balances: balances.map(amountToWire), owed: owed.map(amountToWire) };
}

/** As JSON has it: amounts as decimal text with their asset, instants as RFC 3339, names in snake_case. */
function toJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  if (isAmount(value)) return amountToWire(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [snake(name), toJson(one)]));
}

const isAmount = (value: object): value is { asset: string; units: bigint } =>
  'asset' in value && 'units' in value && typeof value.asset === 'string' && typeof value.units === 'bigint';

const snake = (name: string) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
