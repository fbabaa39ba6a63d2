import type { Errand } from './news.ts';

/** An errand as it is kept: `open` while something may still be bought for it. */
export type KeptErrand = Errand & {
  readonly state: 'open' | 'over';
  /** Nothing more is bought for it; what may still land is awaited. */
  readonly stopWantedAt: Date | null;
  /** Why it waits, or why it is over. */
  readonly reason: string | null;
  /** Rises when a person has it delivered again. */
  readonly attempt: number;
  readonly dueAt: Date | null;
  readonly askedAt: Date;
};
