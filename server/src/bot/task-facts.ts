import type { Amount } from '#kernel';
import type { Task } from '#exchange';

/** What a task's screens show of it. */
export type TaskFacts = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly reward: Amount;
  readonly holdSeconds: number;
  readonly claimSeconds: number;
};

export const toFacts = ({ id, kind, target, reward, holdSeconds, claimSeconds }: Task): TaskFacts => ({
  id,
  kind,
  title: target.title,
  reward,
  holdSeconds,
  claimSeconds,
});

/** For samples. */
export const sampleTask: TaskFacts = {
  id: 'tsk_00000000000000000000000000000001',
  kind: 'subscribe',
  title: 'Stars & planets',
  reward: { asset: 'XTR', units: 1_500_000_000n },
  holdSeconds: 21 * 86_400,
  claimSeconds: 1800,
};
