import { newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { writeAudit } from '#identity';
import { announceAccess, announceEnd } from './announce-access.ts';
import { begin, meetCustomer } from './begin.ts';
import { selectFeatures } from './catalogue-rows.ts';
import { moveUp } from './entitle.ts';
import { endEntitlement, entitlementById, insertEntitlement, overrideByKey } from './entitlement-rows.ts';
import type { Entitlement } from './entitlement.ts';
import type { Reading } from './needs.ts';
import { recordChange } from './record-change.ts';
import { conflict, notFound, unknownFeature } from './refusals.ts';
import { apiKeyOf, checkName } from './use.ts';

/** An operator gives access by hand. `actor` is who: `key:<id>`. */
export type AccessInput = {
  readonly key: string;
  readonly customer: string;
  readonly feature: string;
  /** For ever, when not given. */
  readonly until?: Date;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Gives a customer access to a feature from now on, beside whatever was bought; no refund touches it. Same key, same
 * answer. Refuses with `unknown_feature`, `invalid_request` or `idempotency_conflict`.
 */
export async function grantAccess(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  input: AccessInput,
): Promise<Entitlement> {
  const { customer, feature, until, reason, actor } = input;
  checkName('customer', customer, 128);
  checkName('reason', reason, 500);
  const told = { id: newId('ent'), key: apiKeyOf(input.key), hash: hashInput({ customer, feature, until, reason }) };
  return transaction(pool, async (tx) => {
    const at = await begin(tx, workspace, clock);
    const before = await overrideByKey(tx, workspace, told.key);
    if (before && before.hash !== told.hash) throw conflict(input.key);
    if (before) return before.entitlement;
    if ((await selectFeatures(tx, workspace, [feature])).length === 0) throw unknownFeature(feature);
    if (until && until <= at)
      throw new Refusal('invalid_request', 'Access ends in the future; this instant has passed.');
    await meetCustomer(tx, workspace, customer, at);
    const access = { customer, feature, startsAt: at, ...(until && { endsAt: until }), actor, reason };
    await insertEntitlement(tx, workspace, access, at, told);
    await announceAccess(tx, workspace, access, at);
    await tell(tx, workspace, { ...access, id: told.id }, { action: 'entitlement.grant', at, actor, reason });
    return { id: told.id, ...access };
  });
}

export type EndInput = {
  readonly customer: string;
  readonly entitlement: string;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Ends access of a customer now, bought or given; what was bought to follow it moves up. Gives no money back.
 * Refuses with `not_found` what the customer does not have (any more).
 */
export async function revokeAccess(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  { customer, entitlement, reason, actor }: EndInput,
): Promise<Entitlement> {
  checkName('reason', reason, 500);
  return transaction(pool, async (tx) => {
    const at = await begin(tx, workspace, clock);
    const access = await entitlementById(tx, workspace, entitlement, at);
    if (!access || access.customer !== customer) throw notFound('entitlement', entitlement);
    await endEntitlement(tx, workspace, access.id, at);
    await announceEnd(tx, workspace, access, at, 'operator');
    await moveUp(tx, workspace, customer, access.feature, at);
    await tell(tx, workspace, access, { action: 'entitlement.revoke', at, actor, reason });
    return { ...access, endsAt: at };
  });
}

type Done = { readonly action: string; readonly at: Date; readonly actor: string; readonly reason: string };

/** In the audit log and on the customer's timeline, with what was done. */
async function tell(tx: Tx, workspace: WorkspaceId, access: Entitlement, { action, at, actor, reason }: Done) {
  const { id, customer, feature, endsAt } = access;
  const details = { action, entitlement: id, feature, ...(endsAt && { until: endsAt.toISOString() }) };
  await writeAudit(tx, {
    workspace,
    recordedAt: at,
    actor,
    action,
    target: id,
    details: { ...details, customer, reason },
  });
  await recordChange(tx, workspace, { customer, kind: 'entitlement_override', at, actor, reason, details });
}
