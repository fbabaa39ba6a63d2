import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { readWindow, type KeptWindow } from '#quotas';
import type { Feature, FreeQuantity, Overrun, Steps } from './feature.ts';
import type { EntitlementLine, GrantLine, Product, ProductKind } from './product.ts';
import type { RefundPolicy } from './revocation.ts';

type FeatureRow = {
  code: string;
  kind: 'boolean' | 'metered';
  app: string;
  asset: string | null;
  credit_cost: bigint | null;
  overrun: Overrun | null;
  scale: number;
  free_quantity: bigint | null;
  free_window: KeptWindow | null;
  steps: { from: string; credit_cost: string }[] | null;
  steps_window: KeptWindow | null;
};

export async function selectFeatures(db: Pool | Tx, workspace: WorkspaceId, codes?: readonly string[]) {
  const named = codes ? sql`and code = any (${codes}::text[])` : sql``;
  const { rows } = await sql<FeatureRow>`select code, kind, app, asset, credit_cost, overrun, scale,
      free_quantity, free_window, steps, steps_window
    from billing.feature
    where workspace_id = ${workspace} ${named} order by code`.execute(db);
  return rows.map(featureOf);
}

function featureOf({ code, kind, app, asset, credit_cost, overrun, scale, ...terms }: FeatureRow): Feature {
  if (kind === 'boolean' || asset === null || credit_cost === null || overrun === null)
    return { kind: 'boolean', code, app };
  const creditType = creditTypeOf(asset);
  const told = { creditType, creditCost: credit_cost, overrun, ...(scale > 0 && { scale }) };
  return { kind, code, app, ...told, ...termsOf(terms) };
}

type Terms = Pick<FeatureRow, 'free_quantity' | 'free_window' | 'steps' | 'steps_window'>;

function termsOf({ free_quantity, free_window, steps, steps_window }: Terms): { free?: FreeQuantity; steps?: Steps } {
  const free = free_window && free_quantity !== null && { quantity: free_quantity, window: readWindow(free_window) };
  const read = steps?.map((step) => ({ from: BigInt(step.from), creditCost: BigInt(step.credit_cost) }));
  return {
    ...(free && { free }),
    ...(read && steps_window && { steps: { window: readWindow(steps_window), steps: read } }),
  };
}

/** `credit:credits` is the asset of the credit type `credits`. */
export const creditTypeOf = (asset: string): string => asset.slice('credit:'.length);

type ProductRow = {
  code: string;
  version: number;
  kind: ProductKind;
  title: string;
  description: string;
  price_asset: string;
  price_units: bigint;
  grants: GrantRow[];
  entitlements: EntitlementLine[];
  refund_policy: RefundPolicy;
  grace: number | null;
  once_per_customer: boolean;
  active: boolean;
  available_from: Date | null;
  available_until: Date | null;
  created_at: Date;
};

/** A line as it is kept: amounts are texts, so that no digit is lost in JSON. */
type GrantRow = Omit<GrantLine, 'amount' | 'rollOver'> & {
  amount: string;
  rollOver?: { cap: string; expiresIn?: number };
};

const productColumns = sql`code, version, kind, title, description, price_asset, price_units, grants, entitlements,
  refund_policy, grace, once_per_customer, active, available_from, available_until, created_at`;

/** One version of a product, the newest unless told. */
export async function selectProduct(db: Pool | Tx, workspace: WorkspaceId, code: string, version?: number) {
  const asked = version === undefined ? sql`` : sql`and version = ${version}`;
  const { rows } = await sql<ProductRow>`select ${productColumns} from billing.product
    where workspace_id = ${workspace} and code = ${code} ${asked} order by version desc limit 1`.execute(db);
  return rows[0] && productOf(rows[0]);
}

/** Every version of a product, newest first. */
export async function selectVersions(db: Pool | Tx, workspace: WorkspaceId, code: string): Promise<Product[]> {
  const { rows } = await sql<ProductRow>`select ${productColumns} from billing.product
    where workspace_id = ${workspace} and code = ${code} order by version desc`.execute(db);
  return rows.map(productOf);
}

/** The newest version of every product. */
export async function selectProducts(db: Pool | Tx, workspace: WorkspaceId): Promise<Product[]> {
  const { rows } = await sql<ProductRow>`select distinct on (code) ${productColumns} from billing.product
    where workspace_id = ${workspace} order by code, version desc`.execute(db);
  return rows.map(productOf);
}

export async function insertProduct(tx: Tx, workspace: WorkspaceId, product: Product): Promise<void> {
  const grants = product.grants.map(rowOfLine);
  await sql`insert into billing.product (workspace_id, ${productColumns}) values (${workspace}, ${product.code},
    ${product.version}, ${product.kind}, ${product.title}, ${product.description}, ${product.price.asset},
    ${product.price.units}, ${JSON.stringify(grants)}, ${JSON.stringify(product.entitlements)}, ${product.refundPolicy},
    ${product.grace ?? null}, ${product.oncePerCustomer ?? false}, ${product.active ?? true}, ${product.availableFrom ?? null},
    ${product.availableUntil ?? null}, ${product.createdAt})`.execute(tx);
}

const rowOfLine = ({ rollOver, ...line }: GrantLine): GrantRow => ({
  ...line,
  amount: String(line.amount),
  ...(rollOver && { rollOver: { ...rollOver, cap: String(rollOver.cap) } }),
});

const lineOf = ({ rollOver, ...line }: GrantRow): GrantLine => ({
  ...line,
  amount: BigInt(line.amount),
  ...(rollOver && { rollOver: { ...rollOver, cap: BigInt(rollOver.cap) } }),
});

const productOf = (row: ProductRow): Product => ({
  code: row.code,
  version: row.version,
  kind: row.kind,
  title: row.title,
  description: row.description,
  price: { asset: row.price_asset, units: row.price_units },
  grants: row.grants.map(lineOf),
  entitlements: row.entitlements,
  refundPolicy: row.refund_policy,
  ...(row.grace !== null && { grace: row.grace }),
  ...(row.once_per_customer && { oncePerCustomer: true }),
  ...(!row.active && { active: false }),
  ...(row.available_from && { availableFrom: row.available_from }),
  ...(row.available_until && { availableUntil: row.available_until }),
  createdAt: row.created_at,
});
