import { sql } from 'kysely';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Fee, Method } from './method.ts';

type Row = {
  code: string;
  gateway: string;
  connection: string | null;
  asset: string;
  currency: string;
  fee_basis_points: number;
  fee_units: bigint;
  surcharge_basis_points: number | null;
  surcharge_units: bigint | null;
  min_units: bigint | null;
  max_units: bigint | null;
  names: Record<string, string>;
  position: number;
  is_on: boolean;
};

function toMethod(row: Row): Method {
  const { code, gateway, connection, asset, names, position, is_on: isOn } = row;
  const told = (units: bigint): Amount => ({ asset: row.currency, units });
  const fee = (basisPoints: number, units: bigint): Fee => ({ basisPoints, fixed: told(units) });
  const { surcharge_basis_points: part, surcharge_units: fixed, min_units: min, max_units: max } = row;
  return {
    code,
    gateway,
    connection,
    asset,
    names,
    position,
    isOn,
    fee: fee(row.fee_basis_points, row.fee_units),
    surcharge: part === null || fixed === null ? null : fee(part, fixed),
    min: min === null ? null : told(min),
    max: max === null ? null : told(max),
  };
}

/** Every way of paying, those that are off as well, in the order of the operator. */
export async function listMethods(db: Pool | Tx, workspace: WorkspaceId): Promise<readonly Method[]> {
  const { rows } = await sql<Row>`select * from quotes.method where workspace_id = ${workspace}
    order by position, code`.execute(db);
  return rows.map(toMethod);
}

export async function findMethod(db: Pool | Tx, workspace: WorkspaceId, code: string): Promise<Method | undefined> {
  const { rows } = await sql<Row>`select * from quotes.method
    where workspace_id = ${workspace} and code = ${code}`.execute(db);
  return rows.map(toMethod)[0];
}

/** One way of paying, on or off. Refuses with `not_found`. */
export async function getMethod(db: Pool | Tx, workspace: WorkspaceId, code: string): Promise<Method> {
  const found = await findMethod(db, workspace, code);
  if (found) return found;
  throw new Refusal('not_found', 'There is no such method in this workspace.');
}

export const writeMethod = (tx: Tx, workspace: WorkspaceId, method: Method) =>
  sql`insert into quotes.method (workspace_id, code, gateway, connection, asset, currency, fee_basis_points, fee_units,
      surcharge_basis_points, surcharge_units, min_units, max_units, names, position, is_on)
    values (${workspace}, ${method.code}, ${method.gateway}, ${method.connection}, ${method.asset},
      ${method.fee.fixed.asset}, ${method.fee.basisPoints}, ${method.fee.fixed.units},
      ${method.surcharge?.basisPoints ?? null}, ${method.surcharge?.fixed.units ?? null}, ${method.min?.units ?? null},
      ${method.max?.units ?? null}, ${JSON.stringify(method.names)}::jsonb, ${method.position}, ${method.isOn})
    on conflict (workspace_id, code) do update set gateway = excluded.gateway, connection = excluded.connection,
      asset = excluded.asset, currency = excluded.currency, fee_basis_points = excluded.fee_basis_points,
      fee_units = excluded.fee_units, surcharge_basis_points = excluded.surcharge_basis_points,
      surcharge_units = excluded.surcharge_units, min_units = excluded.min_units, max_units = excluded.max_units,
      names = excluded.names, position = excluded.position, is_on = excluded.is_on`.execute(tx);
