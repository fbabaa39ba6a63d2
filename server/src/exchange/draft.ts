import type { Amount, Id, WorkspaceId } from '#kernel';
import type { StartProof, Target, TaskKind } from './checker.ts';
import type { Audience, Pacing, Payer } from './task.ts';

/**
 * What an automatic check has to say about a draft. `block`: it is refused; `review`: a moderator has to see it, whatever
 * the settings say; `note`: the moderator reads it.
 */
export type Finding = {
  /** Stable: `blocked_word`, `opted_out`, `short_link` … The texts belong to whoever shows it. */
  readonly code: string;
  readonly level: 'block' | 'review' | 'note';
  readonly detail?: string;
};

/** What an advertiser wants. */
export type TaskDraft = {
  /** A person of funds: `user:<owner>` pays, unless `payer` says otherwise. */
  readonly owner: string;
  /**
   * `control`: a control task of the operator's. `treasury`: the house pays with what it has set aside, a fee of 13 % and
   * nothing for targeting; the right of our bot at the target is proof enough.
   */
  readonly payer?: Payer;
  readonly kind: TaskKind;
  /** A link, a @username, or Telegram's number of a chat. */
  readonly asked: string;
  readonly startProof?: StartProof;
  /** For a worker of anybody; what targeting multiplies comes on top. */
  readonly reward: Amount;
  readonly slots: number;
  readonly audience?: Audience;
  readonly pacing?: Pacing;
  readonly category?: string;
  readonly endsAt?: Date;
  /** Not shorter than the settings have it. */
  readonly holdSeconds?: number;
  /** Not longer than the hold. */
  readonly guaranteeSeconds?: number;
  readonly claimSeconds?: number;
};

export type TaskInput = TaskDraft & {
  /** `api:<Idempotency-Key>`, or another that begins with its surface. The same key and draft is one task. */
  readonly key: string;
  /** Who asks, as the audit log writes it. */
  readonly actor: string;
};

/** A draft whose target is known, as the port `screen` judges it. */
export type Screened = TaskDraft & {
  readonly workspace: WorkspaceId;
  readonly bot: Id<'bot'>;
  readonly target: Target;
  /** `targetKey` of it. */
  readonly targetKey: string;
  /** How many are there, where the checker could tell. */
  readonly members?: number;
};
