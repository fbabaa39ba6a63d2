import { Refusal, type WorkspaceId } from '#kernel';
import { createTask, type Task, type TaskInput } from '#exchange';
import { insertControl } from './control-rows.ts';
import type { ModerationNeeds } from './needs.ts';

/** What a control task is of: a channel of the operator's own that is shown to nobody else. */
export type ControlInput = Omit<TaskInput, 'payer'>;

/**
 * Makes a task that tells honest workers from others. The house pays: `platform:cost:control → escrow`, and what is not
 * used goes back there, so that reports show what control tasks cost. Refuses as `createTask` does.
 */
export async function addControlTask(
  needs: ModerationNeeds,
  workspace: WorkspaceId,
  input: ControlInput,
): Promise<Task> {
  const task = await createTask(needs, workspace, { ...input, payer: 'control' });
  if (task.payer !== 'control')
    throw new Refusal('idempotency_conflict', 'This key has made another task, which is no control.');
  await insertControl(needs.pool, workspace, { task: task.id, actor: input.actor, at: needs.clock.now() });
  return task;
}
