import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Asset, Id, WorkspaceId } from '#kernel';
import type { ProviderAccount } from './account.ts';
import type { Offer, Source } from './offer.ts';
import type { OfferedService } from './provider.ts';

type OfferRow = Omit<Offer, 'rate'> & { readonly rate_units: bigint; readonly currency: Asset };

const offerColumns = sql`o.workspace_id as workspace, o.provider, o.service as id, o.name, o.type, o.category,
  o.rate_units, a.currency, o.min, o.max, o.dripfeed, o.refill, o.cancel, o.is_there as "isThere", o.seen_at as "seenAt"`;

const toOffer = ({ rate_units: units, currency, ...row }: OfferRow): Offer => ({
  ...row,
  rate: { asset: currency, units },
});

/** Writes down what a panel lists now; what it does not list any more stays, as gone. */
export async function writeOffers(
  tx: Tx,
  { workspace, id }: Pick<ProviderAccount, 'workspace' | 'id'>,
  offered: readonly OfferedService[],
  at: Date,
): Promise<void> {
  const rows = offered.map(({ rate, ...one }) => ({ ...one, rate_units: String(rate.units) }));
  await sql`
    insert into upstream.offer (workspace_id, provider, service, name, type, category, rate_units, min, max, dripfeed,
      refill, cancel, is_there, seen_at)
    select ${workspace}, ${id}, o.id, o.name, o.type, o.category, o.rate_units, o.min, o.max, o.dripfeed, o.refill,
      o.cancel, true, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id text, name text, type text, category text,
      rate_units bigint, min int, max int, dripfeed boolean, refill boolean, cancel boolean)
    on conflict on constraint an_offer_is_listed_once do update set name = excluded.name, type = excluded.type,
      category = excluded.category, rate_units = excluded.rate_units, min = excluded.min, max = excluded.max,
      dripfeed = excluded.dripfeed, refill = excluded.refill, cancel = excluded.cancel, is_there = true,
      seen_at = excluded.seen_at`.execute(tx);
  await sql`
    update upstream.offer set is_there = false
    where workspace_id = ${workspace} and provider = ${id} and is_there and seen_at < ${at}`.execute(tx);
}

type OfferFilter = { readonly provider: string; readonly words?: string; readonly cursor?: string };

/** What a panel offers, by its ids; `words` are looked for in names and categories. */
export async function selectOffers(
  pool: Pool,
  workspace: WorkspaceId,
  { provider, words, cursor = '' }: OfferFilter,
  limit: number,
): Promise<Offer[]> {
  const { rows } = await sql<OfferRow>`
    select ${offerColumns} from upstream.offer o
    join upstream.provider a on a.workspace_id = o.workspace_id and a.id = o.provider
    where o.workspace_id = ${workspace} and o.provider = ${provider} and o.service > ${cursor}
      and (${words ?? null}::text is null or strpos(lower(o.name || ' ' || o.category), lower(${words ?? null})) > 0)
    order by o.service limit ${limit}`.execute(pool);
  return rows.map(toOffer);
}

export async function findOffers(
  db: Pool | Tx,
  workspace: WorkspaceId,
  provider: Id<'prv'>,
  services: readonly string[],
): Promise<Offer[]> {
  const { rows } = await sql<OfferRow>`
    select ${offerColumns} from upstream.offer o
    join upstream.provider a on a.workspace_id = o.workspace_id and a.id = o.provider
    where o.workspace_id = ${workspace} and o.provider = ${provider} and o.service = any(${[...services]}::text[])
    order by o.service`.execute(db);
  return rows.map(toOffer);
}

const sourceColumns = sql`s.workspace_id as workspace, s.service, s.rank, s.provider, s.offer, s.dear_since as "dearSince"`;

/** Where a service is bought, first the one to ask first. */
export async function sourcesOf(db: Pool | Tx, workspace: WorkspaceId, service: number): Promise<Source[]> {
  const { rows } = await sql<Source>`select ${sourceColumns} from upstream.source s
    where s.workspace_id = ${workspace} and s.service = ${service} order by s.rank`.execute(db);
  return rows;
}

/** The services that are bought at a panel. */
export async function servicesOf(db: Pool | Tx, workspace: WorkspaceId, provider: Id<'prv'>): Promise<number[]> {
  const { rows } = await sql<{ service: number }>`select distinct service from upstream.source
    where workspace_id = ${workspace} and provider = ${provider} order by service`.execute(db);
  return rows.map(({ service }) => service);
}

/** Puts other sources in the place of those a service had. */
export async function replaceSources(
  tx: Tx,
  workspace: WorkspaceId,
  service: number,
  sources: readonly Pick<Source, 'provider' | 'offer'>[],
): Promise<void> {
  await sql`delete from upstream.source where workspace_id = ${workspace} and service = ${service}`.execute(tx);
  for (const [index, { provider, offer }] of sources.entries())
    await sql`insert into upstream.source (workspace_id, service, rank, provider, offer)
      values (${workspace}, ${service}, ${index + 1}, ${provider}, ${offer})`.execute(tx);
}

export async function markDear(tx: Tx, { workspace, service, rank }: Source, since: Date | null): Promise<void> {
  await sql`update upstream.source set dear_since = ${since}
    where workspace_id = ${workspace} and service = ${service} and rank = ${rank}`.execute(tx);
}

/** The service of ours that is bought as this offer. */
export async function serviceOf(tx: Tx, { workspace, provider, id }: Offer): Promise<number | undefined> {
  const { rows } = await sql<{ service: number }>`select service from upstream.source
    where workspace_id = ${workspace} and provider = ${provider} and offer = ${id} order by service limit 1`.execute(
    tx,
  );
  return rows[0]?.service;
}
