import { sql } from 'kysely';
import { creditAsset, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { creditTypeOf } from './catalogue-rows.ts';
import type { CreditState, Customer } from './customer.ts';
import { entitlementsAt } from './entitlement-rows.ts';
import { figuresOf, lotsOfCustomer } from './grant-rows.ts';
import { stateOf, type GrantState } from './grant.ts';
import { momentOf, type Moment } from './moment.ts';
import type { Reading } from './needs.ts';
import { limitOf, readCursor, readInstant, writeCursor, type Page } from './page.ts';
import { checkName } from './use.ts';

/** What the customer has, now or at any instant. A customer nobody has heard of has nothing. */
export async function getCustomer(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  asOf?: Date,
): Promise<Customer> {
  checkName('customer', customer, 128);
  const moment = await momentOf(needs, workspace, asOf);
  return {
    customer,
    credits: await creditsAt(needs, workspace, customer, moment),
    entitlements: await entitlementsAt(needs.pool, workspace, customer, moment.at),
    asOf: moment.at,
  };
}

/** What the customer has of each credit type that was ever given to them. */
export async function creditsAt(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  customer: string,
  { at, seq }: Moment,
): Promise<CreditState[]> {
  const { rows } = await sql<{ asset: string; available: bigint; reserved: bigint; debt: bigint }>`
    select * from billing.credits_at(${workspace}, ${customer}, ${at}, ${seq})`.execute(pool);
  return rows.map(({ asset, ...credits }) => ({ creditType: creditTypeOf(asset), ...credits }));
}

/** What the customer could spend of one credit type, by the work of the lots that lived then. */
export async function availableAt(
  pool: Pool,
  workspace: WorkspaceId,
  customer: string,
  creditType: string,
  { at, seq }: Moment,
): Promise<bigint> {
  const { rows } = await sql<{ units: bigint }>`
    select billing.available_at(${workspace}, ${customer}, ${creditAsset(creditType)}, ${at}, ${seq}) as units`.execute(
    pool,
  );
  return rows[0]?.units ?? 0n;
}

/** Every lot of the customer, newest first, each with where its credits are. */
export async function listGrants(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: Page = {},
): Promise<{ grants: GrantState[]; cursor?: string }> {
  checkName('customer', customer, 128);
  const limit = limitOf(page);
  const [startsAt, id] = readCursor(page.cursor, 2) ?? [];
  const after = id === undefined ? undefined : { startsAt: readInstant(startsAt), id };
  const moment = await momentOf(needs, workspace, page.asOf);
  const lots = await lotsOfCustomer(needs.pool, workspace, customer, moment, { after, limit: limit + 1 });
  const shown = lots.slice(0, limit);
  const figures = await figuresOf(needs.pool, workspace, shown, moment);
  const grants = shown.flatMap((lot) => {
    const where = figures.get(lot.id);
    return where ? [stateOf(lot, where, moment.at)] : [];
  });
  const last = shown.at(-1);
  if (lots.length <= limit || !last) return { grants };
  return { grants, cursor: writeCursor([last.startsAt.toISOString(), last.id]) };
}
