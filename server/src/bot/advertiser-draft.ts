import { sql } from 'kysely';
import { newId, parseUnits, scaleOf, type Amount } from '#kernel';
import type { Audience, Pacing, StartProof, TaskDraft, TaskKind } from '#exchange';
import type { Scene } from './screen.ts';

/** A task that somebody is filling in, step by step. What is not there has not been asked yet. */
export type AdDraft = {
  /** New for each task: what is ordered with it is ordered once. */
  readonly id: string;
  readonly kind?: TaskKind;
  /** What the advertiser sent or picked, and what it was found to be. */
  readonly asked?: string;
  readonly target?: { readonly title: string; readonly link: string; readonly members?: number };
  readonly startProof?: StartProof;
  readonly category?: string;
  readonly asset: string;
  /** Decimal text. */
  readonly reward?: string;
  readonly slots?: number;
  readonly audience: Audience;
  readonly pacing: Pacing;
};

const fresh = (): AdDraft => ({ id: newId('ord'), asset: 'XTR', audience: {}, pacing: {} });

/** The task this person is filling in; an empty one when there is none. */
export async function readDraft({ needs, ws, user }: Scene): Promise<AdDraft> {
  const { rows } = await sql<{ draft: AdDraft }>`
    select draft from bot.task_draft where workspace_id = ${ws} and owner = ${user}`.execute(needs.pool);
  return rows[0]?.draft ?? fresh();
}

/** What was filled in; undefined takes an answer away again. */
type Filled = { readonly [Name in keyof AdDraft]?: AdDraft[Name] | undefined };

/** Keeps what was filled in, and answers the whole. */
export async function fillIn(scene: Scene, part: Filled): Promise<AdDraft> {
  const whole = { ...(await readDraft(scene)), ...part };
  return keep(scene, Object.fromEntries(Object.entries(whole).filter(([, given]) => given !== undefined)) as AdDraft);
}

/** Begins a new task; what was filled in before is gone. */
export const beginDraft = (scene: Scene): Promise<AdDraft> => keep(scene, fresh());

async function keep({ needs, ws, user, now }: Scene, draft: AdDraft): Promise<AdDraft> {
  const kept = JSON.stringify(draft);
  await sql`
    insert into bot.task_draft (workspace_id, owner, draft, changed_at) values (${ws}, ${user}, ${kept}::jsonb, ${now})
    on conflict on constraint a_person_fills_in_one_task_at_a_time
      do update set draft = excluded.draft, changed_at = excluded.changed_at`.execute(needs.pool);
  return draft;
}

/** Throws the draft away. */
export async function dropDraft({ needs, ws, user }: Scene): Promise<void> {
  await sql`delete from bot.task_draft where workspace_id = ${ws} and owner = ${user}`.execute(needs.pool);
}

/** The steps of a task, in order. */
export const steps = ['new-kind', 'new-target', 'new-topic', 'new-reward', 'new-slots', 'new-who', 'new-pace'] as const;
export type StepName = (typeof steps)[number] | 'new-sum';

/** The first step that still has to be answered. */
export function nextStep({ kind, target, category, reward, slots }: AdDraft): StepName {
  if (kind === undefined) return 'new-kind';
  if (target === undefined) return 'new-target';
  if (category === undefined) return 'new-topic';
  if (reward === undefined) return 'new-reward';
  return slots === undefined ? 'new-slots' : 'new-sum';
}

export const isBegun = ({ kind }: AdDraft): boolean => kind !== undefined;

export const rewardOf = ({ asset, reward }: AdDraft): Amount | undefined =>
  reward === undefined ? undefined : { asset, units: parseUnits(reward, scaleOf(asset)) };

/** The draft as the exchange wants it; undefined while something is missing. */
export function toTaskDraft(draft: AdDraft, owner: string): TaskDraft | undefined {
  const { kind, asked, slots, startProof, category, audience, pacing } = draft;
  const reward = rewardOf(draft);
  if (kind === undefined || asked === undefined || reward === undefined || slots === undefined) return undefined;
  return {
    owner,
    kind,
    asked,
    reward,
    slots,
    audience,
    pacing,
    ...(startProof !== undefined && { startProof }),
    ...(category !== undefined && { category }),
  };
}
