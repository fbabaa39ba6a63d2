import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Pricing, Service } from './service.ts';
import { usd } from './terms.ts';

type Words = Readonly<Record<string, string>>;

type Row = {
  number: number;
  type: Service['type'];
  fulfilled_by: Service['fulfilledBy'];
  kind: Service['kind'];
  link: Service['link'];
  names: Words;
  descriptions: Words;
  category: string;
  price_by: Pricing['by'];
  reward_units: bigint | null;
  rate_units: bigint | null;
  cost_units: bigint | null;
  min: number;
  max: number;
  dripfeed: boolean;
  cancel: boolean;
  refill: boolean;
  refill_days: number;
  disabled_by: string | null;
  disabled_reason: string | null;
  position: number;
  category_names: Words | null;
};

/** A service as it stands in the list, with how its category is called. */
export type StoredService = Service & { readonly categoryNames: Words };

const usdIfAny = (units: bigint | null): Amount | null => (units === null ? null : usd(units));

function pricingOf({ reward_units: reward, rate_units: rate }: Row): Pricing {
  if (reward !== null) return { by: 'formula', reward: { asset: 'XTR', units: reward } };
  return rate === null ? { by: 'upstream' } : { by: 'fixed', rate: usd(rate) };
}

const toService = (workspace: WorkspaceId, row: Row): StoredService => ({
  workspace,
  number: row.number,
  type: row.type,
  fulfilledBy: row.fulfilled_by,
  kind: row.kind,
  link: row.link,
  names: row.names,
  descriptions: row.descriptions,
  category: row.category,
  pricing: pricingOf(row),
  cost: usdIfAny(row.cost_units),
  min: row.min,
  max: row.max,
  dripfeed: row.dripfeed,
  cancel: row.cancel,
  refill: row.refill,
  refillDays: row.refill_days,
  isEnabled: row.disabled_by === null,
  disabled: row.disabled_by === null ? null : { by: row.disabled_by, reason: row.disabled_reason ?? '' },
  position: row.position,
  categoryNames: row.category_names ?? { en: row.category },
});

/** What a column of numbers can hold: what is beyond is the number of no service. */
const numberMax = 2_147_483_647;

export type ServiceFilter = { readonly number?: number; readonly onlyEnabled?: boolean };

/** Services in the order of the list: by the place of the category, then their own, then their number. */
export async function readServices(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { number, onlyEnabled }: ServiceFilter = {},
): Promise<StoredService[]> {
  if (number !== undefined && (number < 1 || number > numberMax)) return [];
  const one = number === undefined ? sql`` : sql`and s.number = ${number}`;
  const enabled = onlyEnabled ? sql`and s.disabled_by is null` : sql``;
  const { rows } = await sql<Row>`
    select s.*, c.names as category_names from catalogue.service s
    left join catalogue.category c on c.workspace_id = s.workspace_id and c.code = s.category
    where s.workspace_id = ${workspace} ${one} ${enabled}
    order by c.position nulls last, s.category, s.position, s.number`.execute(db);
  return rows.map((row) => toService(workspace, row));
}

/** Writes a service as it is to be, in place of the one with its number. */
export async function writeService(tx: Tx, service: Service): Promise<void> {
  const { workspace, number, pricing, names, descriptions, disabled } = service;
  const reward = pricing.by === 'formula' ? pricing.reward.units : null;
  const rate = pricing.by === 'fixed' ? pricing.rate.units : null;
  await sql`delete from catalogue.service where workspace_id = ${workspace} and number = ${number}`.execute(tx);
  await sql`insert into catalogue.service (workspace_id, number, type, fulfilled_by, kind, link, names, descriptions,
      category, price_by, reward_units, rate_units, cost_units, min, max, dripfeed, cancel, refill, refill_days,
      disabled_by, disabled_reason, position)
    values (${workspace}, ${number}, ${service.type}, ${service.fulfilledBy}, ${service.kind}, ${service.link},
      ${JSON.stringify(names)}, ${JSON.stringify(descriptions)}, ${service.category}, ${pricing.by}, ${reward}, ${rate},
      ${service.cost?.units ?? null}, ${service.min}, ${service.max}, ${service.dripfeed}, ${service.cancel},
      ${service.refill}, ${service.refillDays}, ${disabled?.by ?? null}, ${disabled?.reason ?? null},
      ${service.position})`.execute(tx);
}

type Highest = { readonly number: number; readonly position: number; readonly count: number };

/** The highest number and place there are, and how many services. */
export async function highest(tx: Tx, workspace: WorkspaceId): Promise<Highest> {
  const { rows } = await sql<Highest>`
    select coalesce(max(number), 0) as number, coalesce(max(position), 0) as position, count(*)::int as count
    from catalogue.service where workspace_id = ${workspace}`.execute(tx);
  return rows[0] ?? { number: 0, position: 0, count: 0 };
}

/** How a category is called and where it stands. */
export type Category = { readonly code: string; readonly names: Words; readonly position: number };

/** Categories that were named, in their order. */
export async function readCategories(db: Pool | Tx, workspace: WorkspaceId): Promise<Category[]> {
  const { rows } = await sql<Category>`select code, names, position from catalogue.category
    where workspace_id = ${workspace} order by position, code`.execute(db);
  return rows;
}

export const writeCategory = (tx: Tx, workspace: WorkspaceId, { code, names, position }: Category) =>
  sql`insert into catalogue.category (workspace_id, code, names, position)
    values (${workspace}, ${code}, ${JSON.stringify(names)}, ${position})
    on conflict (workspace_id, code) do update set names = excluded.names, position = excluded.position`.execute(tx);
