import type { Id, WorkspaceId } from '#kernel';

/** Where a workspace wants to be told. Its secret is sealed and shown once, so it is no part of this. */
export type Endpoint = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'whe'>;
  readonly url: string;
  /** `*` alone, those that come later included, or types of the list. */
  readonly events: readonly string[];
  readonly description: string;
  /** The partner whose events alone it hears; null for the operator's own, which hear of everything that is not private. */
  readonly audience: string | null;
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

/** A new one may be for a partner; whom an endpoint is for never changes. */
export type NewEndpoint = EndpointInput & { readonly audience?: string };

/** Every event costs one delivery per endpoint, so there are few: of the operator's, and of each partner's. */
export const endpointsMax = 10;
export const partnerEndpointsMax = 3;
