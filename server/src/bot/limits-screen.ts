import { explainTrust, type Reason, type Verdict } from '#trust';
import { line, type Line } from './line.ts';
import { screen, type Screen } from './screen.ts';
import { go } from './view.ts';

type Limits = Pick<Verdict, 'allowed' | 'openMax' | 'perDayMax' | 'holdFactor' | 'reasons'>;

/** What each signal is called. Keys are written out, so that a test can find them. */
const signalLines: Readonly<Record<Reason['signal'], (value: number) => Line>> = {
  retention: (value) => line('limits-retention', { value }),
  void_rate: (value) => line('limits-void-rate', { value }),
  unfinished: (value) => line('limits-unfinished', { value }),
  velocity: (value) => line('limits-velocity', { value }),
  account_age: (value) => line('limits-account-age', { value }),
  premium: (value) => line('limits-premium', { state: value === 1 ? 'on' : 'off' }),
  rating: (value) => line('limits-rating', { value }),
  shared_device: (value) => line('limits-shared-device', { value }),
  shared_address: (value) => line('limits-shared-address', { value }),
  complaints: (value) => line('limits-complaints', { value }),
  control_failed: (value) => line('limits-control-failed', { value }),
};

const effectLines: Readonly<Record<Reason['effect'], (reason: Line) => Line>> = {
  raises: (reason) => line('limits-raises', { reason }),
  lowers: (reason) => line('limits-lowers', { reason }),
  refuses: (reason) => line('limits-refuses', { reason }),
};

const reasonLine = ({ signal, value, effect }: Reason): Line => effectLines[effect](signalLines[signal](value));

const sample = (effect: Reason['effect']) => (signal: Reason['signal'], index: number) =>
  ({ signal, value: index + 1, effect, steps: effect === 'refuses' ? 0 : 1 }) as const;

const limits = screen<Limits>('limits', {
  command: 'limits',
  load: async ({ needs, ws, user }) => (await explainTrust(needs, ws, user)).now,
  view: ({ allowed, openMax, perDayMax, holdFactor, reasons }) => ({
    lines: [
      line('limits-title'),
      '',
      allowed ? line('limits-now', { open: openMax, day: perDayMax }) : line('limits-none'),
      ...(holdFactor === 100 ? [] : [line('limits-hold', { percent: holdFactor })]),
      '',
      reasons.length === 0 ? line('limits-no-reasons') : line('limits-why'),
      ...reasons.map(reasonLine),
      '',
      line('limits-how'),
    ],
    buttons: [[go('home-claims', 'claims'), go('menu', 'home')]],
  }),
  samples: {
    new: { allowed: true, openMax: 3, perDayMax: 10, holdFactor: 100, reasons: [] },
    trusted: {
      allowed: true,
      openMax: 10,
      perDayMax: 50,
      holdFactor: 100,
      reasons: (['retention', 'account_age', 'premium', 'rating'] as const).map(sample('raises')),
    },
    limited: {
      allowed: true,
      openMax: 1,
      perDayMax: 3,
      holdFactor: 150,
      reasons: (['void_rate', 'unfinished', 'velocity', 'shared_device', 'shared_address', 'complaints'] as const).map(
        sample('lowers'),
      ),
    },
    stopped: {
      allowed: false,
      openMax: 1,
      perDayMax: 1,
      holdFactor: 200,
      reasons: (['control_failed'] as const).map(sample('refuses')),
    },
  },
});

/** What somebody may do for now, and why: the same reasons the judge had. */
export const limitsScreens: readonly Screen[] = [limits];
