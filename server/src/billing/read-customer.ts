import type { WorkspaceId } from '#kernel';
import type { Customer } from './customer.ts';
import type { GrantState } from './grant.ts';
import type { Reading } from './needs.ts';

/** Which slice of a list: `limit` is 1 to 200, 50 when not given; `cursor` is where the page before ended. */
export type Page = { readonly asOf?: Date; readonly cursor?: string; readonly limit?: number };

/** What the customer has, now or at any instant. A customer nobody has heard of has nothing. */
export async function getCustomer(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  asOf?: Date,
): Promise<Customer> {
  throw new Error(`not yet ${String([needs, workspace, customer, asOf])}`);
}

/** Every lot of the customer, newest first, each with where its credits are. */
export async function listGrants(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: Page = {},
): Promise<{ grants: GrantState[]; cursor?: string }> {
  throw new Error(`not yet ${String([needs, workspace, customer, page])}`);
}
