import { sql } from 'kysely';
import { openSecret, Refusal, sealSecret, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { newSecret } from '#webhooks';
import { selectProduct } from './catalogue-rows.ts';
import type { Asking } from './needs.ts';
import { readRule, type PayloadRule, type PayloadRuleInput } from './payload-rule.ts';
import { selectRule, writeRule, type SealedRule } from './payload-rule-rows.ts';
import { unknownProduct } from './refusals.ts';

/**
 * Defines what an invoice of the bot's own was for, from now on. Answers the secret that the questions to its
 * callback are signed with when this call has made it: for a new address, or when a new one is asked for; it is
 * shown this once. The same rule again changes nothing. Refuses with `invalid_request`, `unknown_product` or `url_not_allowed`.
 */
export async function setPayloadRule(
  { pool, clock, masterKey, door }: Pick<Asking, 'pool' | 'clock' | 'masterKey' | 'door'>,
  workspace: WorkspaceId,
  input: PayloadRuleInput,
  rotateSecret = false,
): Promise<{ rule: PayloadRule; secret?: string }> {
  const rule = readRule(input, clock.now());
  if (rule.callbackUrl !== undefined) await door.check(rule.callbackUrl);
  return transaction(pool, async (tx) => {
    if (rule.product !== undefined && !(await selectProduct(tx, workspace, rule.product)))
      throw unknownProduct(rule.product);
    await lockRule(tx, workspace, rule.code);
    const before = await selectRule(tx, workspace, rule.code);
    if (before && !rotateSecret && isSame(before.rule, rule)) return { rule: before.rule };
    const secret = keepsSecret(before, rule) && !rotateSecret ? undefined : newSecretFor(rule);
    const sealedSecret = secret ? sealSecret(masterKey, secret, contextOf(workspace, rule.code)) : before?.sealedSecret;
    await writeRule(tx, workspace, { rule, sealedSecret: rule.callbackUrl ? (sealedSecret ?? null) : null });
    return { rule, ...(secret && { secret }) };
  });
}

const lockRule = async (tx: Tx, workspace: WorkspaceId, code: string): Promise<void> => {
  const text = `billing.payload_rule ${workspace} ${code}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`.execute(tx);
};

const isSame = (one: PayloadRule, other: PayloadRule): boolean => termsOf(one) === termsOf(other);

/** Everything but when it was said. */
const termsOf = (rule: PayloadRule) => hashInput({ ...rule, changedAt: undefined });

/** Another address is another program: it gets a secret of its own. */
const keepsSecret = (before: SealedRule | undefined, { callbackUrl }: PayloadRule): boolean =>
  callbackUrl !== undefined && before?.sealedSecret != null && before.rule.callbackUrl === callbackUrl;

const newSecretFor = ({ callbackUrl }: PayloadRule): string | undefined =>
  callbackUrl === undefined ? undefined : newSecret();

const contextOf = (workspace: WorkspaceId, code: string) => `billing.payload_rule:${workspace}:${code}`;

/** What the questions of this rule are signed with. */
export function secretOf(masterKey: Buffer, workspace: WorkspaceId, { rule, sealedSecret }: SealedRule): string {
  if (sealedSecret === null) throw new Refusal('not_found', `The rule "${rule.code}" asks nobody.`);
  return openSecret(masterKey, sealedSecret, contextOf(workspace, rule.code));
}
