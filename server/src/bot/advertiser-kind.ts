import { readSettings, startProofs, taskKinds, type StartProof, type TaskKind } from '#exchange';
import { fillIn } from './advertiser-draft.ts';
import { wayOut } from './advertiser-lines.ts';
import { line } from './line.ts';
import { screen, type Screen } from './screen.ts';
import { press } from './view.ts';

/** What people are to do. Only what can be verified is in the list, and only what the operator allows. */
const kindScreen = screen<{ readonly kinds: readonly TaskKind[] }>('new-kind', {
  async load({ needs, ws }) {
    const { kinds, switches } = await readSettings(needs.pool, ws);
    return { kinds: kinds.filter((kind) => !switches.kinds.includes(kind)) };
  },
  view: ({ kinds }) => ({
    lines: [
      line('new-kind-title'),
      '',
      ...(kinds.length === 0 ? [line('new-kind-none')] : kinds.map((kind) => line('new-kind-what', { kind }))),
      '',
      line('new-kind-open'),
    ],
    buttons: [
      ...kinds.map((kind) => [press(line('new-kind-name', { kind }), 'new-kind', 'pick', kind)]),
      wayOut('ads'),
    ],
  }),
  presses: {
    async pick(scene, name) {
      const kind = taskKinds.find((one) => one === name);
      if (kind === undefined) return { show: ['new-kind'] };
      await fillIn(scene, { kind, target: undefined, asked: undefined, startProof: undefined });
      return { show: [kind === 'bot_start' ? 'new-proof' : 'new-target'] };
    },
  },
  samples: { all: { kinds: taskKinds }, none: { kinds: [] } },
});

/** How we learn of a start: Telegram tells nobody that somebody started another bot. */
const proofScreen = screen<null>('new-proof', {
  load: async () => null,
  view: () => ({
    lines: [
      line('new-proof-title'),
      '',
      ...startProofs.flatMap((proof) => [line('new-proof-what', { proof }), ''] as const),
    ],
    buttons: [
      ...startProofs.map((proof) => [press(line('new-proof-name', { proof }), 'new-proof', 'pick', proof)]),
      wayOut('new-kind'),
    ],
  }),
  presses: {
    async pick(scene, name) {
      const startProof: StartProof | undefined = startProofs.find((one) => one === name);
      if (startProof === undefined) return { show: ['new-proof'] };
      await fillIn(scene, { startProof });
      return { show: ['new-target'] };
    },
  },
  samples: { usual: null },
});

export const kindScreens: readonly Screen[] = [kindScreen, proofScreen];
