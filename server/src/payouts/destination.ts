import type { Id, WorkspaceId } from '#kernel';
import type { Destination } from '#payments/gateway';

/** An entry of a user's address book. */
export type KeptDestination = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'dst'>;
  readonly user: string;
  readonly rail: string;
  /** In the one spelling of its rail. */
  readonly destination: Destination;
  readonly label: string;
  readonly addedAt: Date;
  /** From when on it is paid. */
  readonly usableAt: Date;
  readonly removedAt: Date | null;
};
