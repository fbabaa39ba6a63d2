import type { Id, WorkspaceId } from '#kernel';

/** Where a workspace wants to be told. Its secret is sealed and shown once, so it is no part of this. */
export type Endpoint = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'whe'>;
  readonly url: string;
  /** `*` alone, those that come later included, or types of the list. */
  readonly events: readonly string[];
  readonly description: string;
  readonly status: 'enabled' | 'disabled';
  /** Why the platform disabled it, in words for the operator. */
  readonly problem: string | null;
  /** Since when every try has failed; null while it answers. */
  readonly failingSince: Date | null;
  /** Until when the secret before the last rotation signs as well. */
  readonly previousUntil: Date | null;
  readonly madeAt: Date;
  readonly changedAt: Date;
};

/** What the operator decides about an endpoint. */
export type EndpointInput = {
  readonly url: string;
  readonly events: readonly string[];
  readonly description?: string;
};

/** Every event costs one delivery per endpoint, so there are few. */
export const endpointsMax = 10;
