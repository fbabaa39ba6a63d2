import type { Sweep } from '#jobs';
import { closeGone } from './close-gone.ts';
import { upholdOverdue } from './decide-appeal.ts';
import type { ModerationNeeds } from './needs.ts';
import { noteControls } from './note-controls.ts';
import { settleOptOuts } from './opt-out.ts';
import { watchTargets } from './watch-targets.ts';

/** The sweeps of this module, for `openJobs`. */
export const moderationSweeps = (
  needs: Pick<ModerationNeeds, 'pool' | 'clock' | 'checkers' | 'moderationLimits'>,
): Sweep[] => [
  { name: 'moderation.appeals', run: () => upholdOverdue(needs) },
  { name: 'moderation.opt_outs', run: () => settleOptOuts(needs) },
  { name: 'moderation.watch', run: () => watchTargets(needs) },
  { name: 'moderation.controls', run: () => noteControls(needs) },
  { name: 'moderation.gone', run: () => closeGone(needs) },
];
