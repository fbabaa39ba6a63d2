import type { Id, WorkspaceId } from '#kernel';

/**
 * What people can be paid for, as a closed list. Nothing that reviews, votes, rates, reports or comments is in it, and
 * nothing of the kind can be configured.
 */
export const taskKinds = ['subscribe', 'boost', 'bot_start'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How the start of a bot shows itself: its program tells us, its Mini App proves it, or the bot is ours as well. */
export const startProofs = ['callback', 'mini_app', 'instance'] as const;
export type StartProof = (typeof startProofs)[number];

/** What a task is about. */
export type Target =
  | {
      readonly type: 'chat';
      /** Telegram's number of the channel, as text: `-1001234567890`. */
      readonly id: string;
      readonly title: string;
      readonly username?: string;
      /** Where workers go: `https://t.me/news`, or the invite link of the task. */
      readonly link: string;
    }
  | {
      readonly type: 'bot';
      /** Telegram's number of the bot, as text. */
      readonly id: string;
      readonly title: string;
      readonly username: string;
      /** Where workers go, without the start parameter. */
      readonly link: string;
      readonly proof: StartProof;
    };

/** One text for a target, the same for every task about it: `chat:-1001234567890`, `bot:77`. */
export const targetKey = ({ type, id }: Pick<Target, 'type' | 'id'>): string => `${type}:${id}`;

/** Where a task is checked: which of our bots looks, and at what. */
export type CheckedTask = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'tsk'>;
  /** The exchange's bot: it is an administrator of the channel. */
  readonly bot: Id<'bot'>;
  readonly kind: TaskKind;
  readonly target: Target;
  readonly createdAt: Date;
};

/** Who is checked. A worker is named by Telegram's number, as text. */
export type CheckedClaim = {
  readonly id: Id<'clm'>;
  readonly worker: string;
  readonly claimedAt: Date;
  /** When it was verified, if it was: who was made an administrator after that has not left. */
  readonly verifiedAt?: Date | null;
  /** What `check` told as `proof` when the claim was verified: the same thing must still be there. */
  readonly proof: string | null;
  /** Proofs of other claims of this worker about the same target: they count for nothing here. */
  readonly taken: readonly string[];
};

/** Why it is not known whether somebody is there. `bot_lost`: our bot has no right to look any more. */
export type Unknown = 'bot_lost' | 'target_gone' | 'rate_limited' | 'unreachable' | 'not_told';

/**
 * What a look found. `yes` comes with a proof where one thing of many is meant (a boost's id). A `no` says why, for the
 * worker to read; the texts belong to the bot.
 */
export type Seen =
  | { readonly present: 'yes'; readonly proof?: string; readonly evidence?: Readonly<Record<string, string>> }
  | { readonly present: 'no'; readonly reason: NotThere }
  | { readonly present: 'unknown'; readonly reason: Unknown; readonly retryAfterSeconds?: number };

/** `staff`: owners and administrators are not paid for being where they are. `was_there`: before the claim, so not new. */
export const notThere = [
  'not_joined',
  'left',
  'banned',
  'request_pending',
  'staff',
  'was_there',
  'no_boost',
  'boost_moved',
  'not_started',
  'stopped',
] as const;
export type NotThere = (typeof notThere)[number];

/** What an update told of somebody at a target. */
export type Sighting = {
  readonly workspace: WorkspaceId;
  /** `targetKey` of where it was. */
  readonly target: string;
  readonly worker: string;
  /** `came` asks for a look; `gone` voids at once what was held for being there. */
  readonly change: 'came' | 'gone';
  readonly reason?: NotThere;
  readonly proof?: string;
  /** The invite link they came by. */
  readonly link?: string;
  readonly at: Date;
};

/** What an update told of our own right to look at a target. */
export type AccessChange = {
  readonly workspace: WorkspaceId;
  readonly bot: Id<'bot'>;
  readonly target: string;
  readonly change: 'lost' | 'back';
  readonly at: Date;
};

/** Whether a target is the advertiser's, and what it is. */
export type Proven =
  | { readonly is: 'theirs'; readonly target: Target; readonly members?: number }
  /** A sentence with what to do is made from the reason by whoever shows it. */
  | {
      readonly is: 'not_theirs';
      readonly reason: 'not_found' | 'bot_not_admin' | 'rights_missing' | 'not_their_admin' | 'wrong_type';
    }
  | { readonly is: 'unknown'; readonly reason: Unknown };

/**
 * How one kind of task is verified. Adapters only look and report; they move nothing. None of them is called inside a
 * transaction, and none throws for what the world may answer.
 */
export type Checker = {
  readonly kind: TaskKind;
  /**
   * Looks at what somebody wants people for. `asked` is a link, a @username, or Telegram's number of a chat; for a bot also its
   * token, alone or behind its link, which proves that it is theirs: whoever passes `asked` on keeps it nowhere. `advertiser`
   * is nobody where our own right at the target is proof enough: our bot is an administrator there, or it is a bot of ours.
   */
  prove(question: {
    readonly workspace: WorkspaceId;
    readonly bot: Id<'bot'>;
    readonly advertiser: string | null;
    readonly asked: string;
    readonly startProof?: StartProof;
  }): Promise<Proven>;
  /** Makes what only this task's workers are given (an invite link). Asking twice makes one. */
  open?(task: CheckedTask): Promise<{ readonly link: string } | { readonly unknown: Unknown }>;
  /**
   * Where one worker goes, when each is given a link of their own (a start parameter that is theirs). Asking twice for a
   * claim answers the same link. Without it everybody goes by the target's link.
   */
  linkFor?(
    task: CheckedTask,
    claim: Pick<CheckedClaim, 'id' | 'worker'> & { readonly expiresAt: Date },
  ): Promise<{ readonly link: string } | { readonly unknown: Unknown }>;
  /** Takes away what `open` has made. */
  close?(task: CheckedTask): Promise<void>;
  /** Whether somebody is there already, before they claim: those who were are not new. */
  before(task: CheckedTask, worker: string): Promise<Seen>;
  check(task: CheckedTask, claim: CheckedClaim): Promise<Seen>;
};

/** One for each kind that this installation can verify. */
export type Checkers = Readonly<Record<TaskKind, Checker>>;
