import type { Id, WorkspaceId } from '#kernel';

/** An account of the operator at a gateway, as it may be shown: what opens it is sealed and not here. */
export type KeptConnection = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'con'>;
  readonly gateway: string;
  /** What the operator calls it; no two in a workspace are called the same. */
  readonly name: string;
  /** Segment of `merchant:<app>`: whose income it is when nobody asked for it. */
  readonly app: string;
  /** An account of the gateway's test network or test mode. Fixed when it is added: money of two worlds never mixes. */
  readonly isTest: boolean;
  /** What was entered, without the usual values. */
  readonly settings: Readonly<Record<string, string>>;
  /** Off: nothing new is asked for through it. What is told of it and what is under way goes on. */
  readonly isOn: boolean;
  readonly addedAt: Date;
  readonly changedAt: Date;
  /** When the operator took it away; it is kept, for what still comes in on it is a fact. */
  readonly removedAt: Date | null;
};
