import { Refusal, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { lockBook } from '#ledger';
import { isCounted, selectCreditTypes, upsertCreditType } from './credit-type-rows.ts';
import { checkCreditType, type CreditType, type CreditTypeInput } from './credit-type.ts';
import type { Reading } from './needs.ts';

/**
 * Declares a credit type, or gives it another title. Its scale can be set until something is counted in it: a grant,
 * a feature, a product, a refill. From then on `scale_fixed`. Refuses with `invalid_request` as well.
 */
export async function setCreditType(
  { pool, clock }: Pick<Reading, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  input: CreditTypeInput,
): Promise<CreditType> {
  checkCreditType(input);
  const { code, title, scale } = input;
  return transaction(pool, async (tx) => {
    await lockBook(tx, workspace); // whoever counts in a type holds it too, so the scale they read stays
    const [before] = await selectCreditTypes(tx, workspace, code);
    const now = clock.now();
    const kept = before?.scale ?? 0;
    if (kept !== scale && (await isCounted(tx, workspace, code))) throw scaleFixed(code, kept);
    const type = { code, title, scale, createdAt: before?.createdAt ?? now, changedAt: now };
    await upsertCreditType(tx, workspace, type);
    return type;
  });
}

/** Every credit type that is declared, by code. */
export const listCreditTypes = ({ pool }: Pick<Reading, 'pool'>, workspace: WorkspaceId): Promise<CreditType[]> =>
  selectCreditTypes(pool, workspace);

const scaleFixed = (code: string, scale: number) =>
  new Refusal(
    'scale_fixed',
    `Credits of the type "${code}" are counted with ${scale} decimals by grants, features, products or refills, and stay so. Declare a new type.`,
    { credit_type: code, scale },
  );
