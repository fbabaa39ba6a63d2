import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import {
  usd,
  usualConstants,
  type Markup,
  type MarkupScope,
  type PriceConstants,
  type PriceTerms,
  type ScopedMarkup,
  type Wholesale,
} from './terms.ts';

type MarkupRow = { scope: MarkupScope['of']; subject: string; basis_points: number; step_units: string };

type Row = {
  fee_basis_points: number | null;
  usd_per_star_units: bigint | null;
  markups: MarkupRow[] | null;
  basis_points: number | null;
  rates: { service: number; rate_units: string }[] | null;
};

const toScope = ({ scope, subject }: MarkupRow): MarkupScope => {
  if (scope === 'category') return { of: scope, category: subject };
  if (scope === 'service') return { of: scope, service: Number(subject) };
  return scope === 'customer' ? { of: scope, user: subject } : { of: 'all' };
};

export const toMarkup = (row: MarkupRow): ScopedMarkup => ({
  scope: toScope(row),
  markup: { basisPoints: row.basis_points, step: usd(BigInt(row.step_units)) },
});

/** Scope and subject as they are kept. */
export function subjectOf(scope: MarkupScope): string {
  if (scope.of === 'category') return scope.category;
  if (scope.of === 'service') return String(scope.service);
  return scope.of === 'customer' ? scope.user : '';
}

const wholesaleOf = (user: string, { basis_points: basisPoints, rates }: Row): Wholesale => ({
  user,
  basisPoints: basisPoints ?? 0,
  rates: new Map((rates ?? []).map(({ service, rate_units: units }) => [service, usd(BigInt(units))])),
});

/**
 * Everything the prices of this person follow from, in one statement: mark-ups for other customers are left out. Units
 * inside JSON are texts: a JSON number would lose digits.
 */
export async function readTerms(db: Pool | Tx, workspace: WorkspaceId, user?: string): Promise<PriceTerms> {
  const of = user ?? null;
  const { rows } = await sql<Row>`
    select c.fee_basis_points, c.usd_per_star_units, d.basis_points,
      (select json_agg(json_build_object('scope', m.scope, 'subject', m.subject, 'basis_points', m.basis_points,
          'step_units', m.step_units::text))
        from catalogue.markup m
        where m.workspace_id = ${workspace} and (m.scope <> 'customer' or m.subject = ${of})) as markups,
      (select json_agg(json_build_object('service', w.service, 'rate_units', w.rate_units::text))
        from catalogue.wholesale_rate w where w.workspace_id = ${workspace} and w.user_id = ${of}) as rates
    from (select 1) one
    left join (select * from catalogue.constants where workspace_id = ${workspace} order by version desc limit 1) c on true
    left join catalogue.discount d on d.workspace_id = ${workspace} and d.user_id = ${of}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A statement over one row answered none.');
  const { fee_basis_points: feeBasisPoints, usd_per_star_units: star, markups } = row;
  const constants =
    feeBasisPoints === null || star === null ? usualConstants : { feeBasisPoints, usdPerStar: usd(star) };
  return {
    constants,
    markups: (markups ?? []).map(toMarkup),
    wholesale: user === undefined ? null : wholesaleOf(user, row),
  };
}

/** The constants as they were from one change to the next. */
export type ConstantsVersion = PriceConstants & {
  readonly version: number;
  readonly by: string | null;
  readonly at: Date | null;
};

type VersionRow = {
  version: number;
  fee_basis_points: number;
  usd_per_star_units: bigint;
  changed_by: string;
  changed_at: Date;
};

const versionsKept = 100;

/** The last hundred versions, newest first; nothing where the catalogue has not begun. */
export async function readVersions(db: Pool | Tx, workspace: WorkspaceId): Promise<ConstantsVersion[]> {
  const { rows } = await sql<VersionRow>`select * from catalogue.constants
    where workspace_id = ${workspace} order by version desc limit ${versionsKept}`.execute(db);
  return rows.map(
    ({ version, fee_basis_points: feeBasisPoints, usd_per_star_units: star, changed_by: by, changed_at: at }) => ({
      version,
      feeBasisPoints,
      usdPerStar: usd(star),
      by,
      at,
    }),
  );
}

export const insertConstants = (tx: Tx, workspace: WorkspaceId, { version, by, at, ...constants }: ConstantsVersion) =>
  sql`insert into catalogue.constants (workspace_id, version, fee_basis_points, usd_per_star_units, changed_by, changed_at)
    values (${workspace}, ${version}, ${constants.feeBasisPoints}, ${constants.usdPerStar.units}, ${by}, ${at})`.execute(
    tx,
  );

/** All mark-ups there are, those for single customers among them. */
export async function readMarkups(db: Pool | Tx, workspace: WorkspaceId): Promise<ScopedMarkup[]> {
  const { rows } = await sql<MarkupRow>`select scope, subject, basis_points, step_units::text from catalogue.markup
    where workspace_id = ${workspace} order by scope, subject`.execute(db);
  return rows.map(toMarkup);
}

export async function writeMarkup(tx: Tx, workspace: WorkspaceId, scope: MarkupScope, markup: Markup | null) {
  const subject = subjectOf(scope);
  await sql`delete from catalogue.markup
    where workspace_id = ${workspace} and scope = ${scope.of} and subject = ${subject}`.execute(tx);
  if (!markup) return;
  await sql`insert into catalogue.markup (workspace_id, scope, subject, basis_points, step_units)
    values (${workspace}, ${scope.of}, ${subject}, ${markup.basisPoints}, ${markup.step.units})`.execute(tx);
}

export async function writeDiscount(tx: Tx, workspace: WorkspaceId, user: string, basisPoints: number | null) {
  await sql`delete from catalogue.discount where workspace_id = ${workspace} and user_id = ${user}`.execute(tx);
  if (basisPoints === null || basisPoints === 0) return;
  await sql`insert into catalogue.discount (workspace_id, user_id, basis_points)
    values (${workspace}, ${user}, ${basisPoints})`.execute(tx);
}

export async function writeRate(tx: Tx, workspace: WorkspaceId, user: string, service: number, units: bigint | null) {
  await sql`delete from catalogue.wholesale_rate
    where workspace_id = ${workspace} and user_id = ${user} and service = ${service}`.execute(tx);
  if (units === null) return;
  await sql`insert into catalogue.wholesale_rate (workspace_id, user_id, service, rate_units)
    values (${workspace}, ${user}, ${service}, ${units})`.execute(tx);
}

/** Whether the catalogue has begun. Refuses with `not_found` where nobody has. */
export async function requireStarted(tx: Tx, workspace: WorkspaceId): Promise<ConstantsVersion> {
  const [latest] = await readVersions(tx, workspace);
  if (latest) return latest;
  throw new Refusal('not_found', 'There is no catalogue here yet. Begin one: POST /v1/panel/services/start.');
}
