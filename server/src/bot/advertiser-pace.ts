import type { Pacing } from '#exchange';
import { fillIn, readDraft } from './advertiser-draft.ts';
import { wayOut } from './advertiser-lines.ts';
import { line, type Line } from './line.ts';
import { screen, type Next, type Said, type Scene } from './screen.ts';
import { press } from './view.ts';

const hourly = ['0', '10', '50', '200'] as const;

/** How fast it may fill, and when it rests. */
export const paceScreen = screen<{ readonly pacing: Pacing }>('new-pace', {
  load: async (scene) => ({ pacing: (await readDraft(scene)).pacing }),
  view: ({ pacing }) => ({
    lines: [line('new-pace-title'), '', ...paceLines(pacing), '', line('new-pace-send')],
    buttons: [
      hourly.map((count) =>
        press(
          count === '0' ? 'new-pace-any' : line('new-pace-hour', { count: Number(count) }),
          'new-pace',
          'hourly',
          count,
        ),
      ),
      pacing.quiet ? [press('new-pace-no-quiet', 'new-pace', 'loud')] : [],
      [press('ad-next', 'new-pace', 'done')],
      wayOut('new-who'),
    ],
  }),
  presses: {
    async hourly(scene, count = '0') {
      const { quiet } = (await readDraft(scene)).pacing;
      const perHour = hourly.some((one) => one === count) ? Number(count) : 0;
      await fillIn(scene, { pacing: { ...(quiet && { quiet }), ...(perHour > 0 && { perHour }) } });
      return { show: ['new-pace'] };
    },
    async loud(scene) {
      const { perHour } = (await readDraft(scene)).pacing;
      await fillIn(scene, { pacing: perHour === undefined ? {} : { perHour } });
      return { show: ['new-pace'] };
    },
    done: async () => ({ show: ['new-sum'] }),
  },
  asks: { quiet: rest },
  asksAtOnce: 'quiet',
  samples: {
    none: { pacing: {} },
    both: { pacing: { perHour: 50, quiet: { from: 23, to: 8, zoneMinutes: 180 } } },
  },
});

/** `UTC+3`, `UTC-4:30`. */
const zoneOf = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
};

/** A pace in words: how many an hour, and when none. */
export const paceLines = ({ perHour, quiet }: Pacing): readonly Line[] => [
  perHour === undefined ? line('new-pace-free') : line('new-pace-limit', { count: perHour }),
  quiet
    ? line('new-pace-quiet', { from: quiet.from, to: quiet.to, zone: zoneOf(quiet.zoneMinutes) })
    : line('new-pace-always'),
];

const hours = /^(\d{1,2})\s*[-–—]\s*(\d{1,2})(?:\s*UTC\s*([+-])(\d{1,2})(?::([0-5]\d))?)?$/iu;

/** A number is a pace, `23-8 UTC+3` are quiet hours. */
export function readPace(text: string): Partial<Pacing> | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text) > 0 ? { perHour: Number(text) } : undefined;
  const [whole, from, to, sign = '+', zone = '0', rest = '0'] = hours.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const quiet = {
    from: Number(from),
    to: Number(to),
    zoneMinutes: Number(`${sign}1`) * (Number(zone) * 60 + Number(rest)),
  };
  const isHour = (hour: number) => hour <= 23;
  return isHour(quiet.from) && isHour(quiet.to) && quiet.from !== quiet.to && Math.abs(quiet.zoneMinutes) <= 14 * 60
    ? { quiet }
    : undefined;
}

async function rest(scene: Scene, { text }: Said): Promise<Next> {
  const said = readPace(text);
  if (!said) return { show: ['new-pace'], toast: line('new-pace-unclear') };
  const { pacing } = await readDraft(scene);
  await fillIn(scene, { pacing: { ...pacing, ...said } });
  return { show: ['new-pace'] };
}
