import { Refusal, type WorkspaceId } from '#kernel';
import { grantCredits, type Granted, type GrantInput } from './grant-credits.ts';
import type { Reading } from './needs.ts';

/** They wait for one another on the lane anyway; two at once hide the way to the database. */
const atOnce = 2;

/** Gives each on its own: one item's refusal changes nothing for its neighbours. Answers in order. */
export async function grantBatch(
  needs: Reading,
  workspace: WorkspaceId,
  grants: readonly GrantInput[],
): Promise<(Granted | Refusal)[]> {
  const results: (Granted | Refusal)[] = [];
  const waiting = grants.entries();
  const work = async () => {
    for (const [index, grant] of waiting) results[index] = await grantOne(needs, workspace, grant);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function grantOne(needs: Reading, workspace: WorkspaceId, grant: GrantInput): Promise<Granted | Refusal> {
  try {
    return await grantCredits(needs, workspace, grant);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
