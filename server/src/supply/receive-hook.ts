import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { transaction } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Delivery } from '#payments/gateway';
import { requireAccount, workspaceOf } from './account-rows.ts';
import { describe } from './due.ts';
import type { SupplyNeeds } from './needs.ts';
import { openAccess } from './sealed.ts';
import type { SupplierHint } from './supplier.ts';

/** More hints than a delivery of any supplier carries. */
const hintsMax = 100;

type Needs = Pick<SupplyNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers'>;

/**
 * Takes in what a supplier tells: proves where it comes from, over its bytes, and keeps it with the purchases it is about
 * made due, in one transaction. Nothing is believed because of it: how a purchase stands is read afterwards. Refuses with
 * `not_found` (no such supplier, or one that tells nothing) or `signature_invalid`. What is thrown else was not kept: it
 * is to be sent again.
 */
export async function receiveSupplierHook(needs: Needs, id: string, delivery: Delivery): Promise<void> {
  const workspace = await workspaceOf(needs.pool, id);
  if (workspace === undefined) throw new Refusal('not_found', 'There is no such supplier.');
  const { supplier, access } = openAccess(needs, await requireAccount(needs.pool, workspace, id));
  if (!supplier.webhook) throw new Refusal('not_found', 'This supplier tells nothing here.');
  const hints = readSafely(needs, id, () => supplier.webhook?.read(access, delivery, needs.clock.now()));
  if (!hints) throw new Refusal('signature_invalid', 'The signature does not fit.');
  await keep(needs, workspace, id, delivery, hints.slice(0, hintsMax));
}

/** An adapter that stumbles has proved nothing. */
function readSafely<T>({ log }: Needs, supplier: string, read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    log.warn({ supplier, words: describe(error) }, 'What a supplier told could not be read.');
    return undefined;
  }
}

const keep = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  supplier: string,
  { body }: Delivery,
  hints: readonly SupplierHint[],
): Promise<void> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const digest = createHash('sha256').update(body).digest();
    await sql`
      insert into supply.hook (workspace_id, supplier, digest, body, hints, received_at)
      values (${workspace}, ${supplier}, ${digest}, ${body}, ${JSON.stringify(hints)}, ${now})
      on conflict on constraint a_hook_is_kept_once do update set times = hook.times + 1`.execute(tx);
    const externalIds = hints.flatMap(({ externalId }) => externalId ?? []);
    const purchases = hints.flatMap(({ purchase }) => purchase ?? []);
    const { rows } = await sql`
      update supply.purchase set due_at = ${now}
      where workspace_id = ${workspace} and supplier = ${supplier} and status <> 'sending'
        and (external_id = any(${externalIds}::text[]) or id = any(${purchases}::text[]))
      returning 1`.execute(tx);
    if (rows.length > 0)
      await sql`update supply.hook set read_at = ${now}
        where workspace_id = ${workspace} and supplier = ${supplier} and digest = ${digest}`.execute(tx);
  });
