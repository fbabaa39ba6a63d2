import type { Amount } from '#kernel';
import { readReport, type ReportDay } from '#claims';
import { escrowOf } from '#exchange';
import { statement, type Movement } from '#ledger';
import { instant } from './instant.ts';
import { barOf } from './advertiser-lines.ts';
import { ownTask } from './advertiser-tasks.ts';
import { line } from './line.ts';
import { screen, type Screen } from './screen.ts';
import { go } from './view.ts';

type Delivered = {
  readonly id: string;
  readonly title: string;
  readonly verified: number;
  readonly retained: number;
  readonly left: number;
  readonly days: readonly ReportDay[];
  readonly head: string;
};

/** As many days as a message has room for, the newest first. */
const daysShown = 21;

const reportScreen = screen<Delivered>('ad-report', {
  async load(scene, id) {
    const task = await ownTask(scene, id);
    const { verified, retained, left, days, head } = await readReport(scene.needs, scene.ws, task.id, { limit: 1 });
    return {
      id: task.id,
      title: task.target.title,
      verified,
      retained,
      left,
      head,
      days: days.toReversed().slice(0, daysShown),
    };
  },
  view: ({ id, title, verified, retained, left, days, head }) => ({
    lines: [
      line('ad-report-title', { title }),
      '',
      ...(verified === 0
        ? [line('ad-report-none')]
        : [
            line('ad-report-sum', { verified, retained, left }),
            line('ad-progress', { bar: barOf(retained, verified), done: retained, of: verified }),
          ]),
      '',
      ...days.map((day) =>
        line('ad-report-day', { day: day.day, verified: day.verified, left: day.left, retained: day.retained }),
      ),
      ...(head === '' ? [] : (['', line('ad-report-proof', { head: head.slice(0, 16) })] as const)),
    ],
    buttons: [[go('ad-refresh', 'ad-report', id), go('back', 'ad', id)]],
  }),
  samples: {
    some: {
      id: 'tsk_0193a5c07b1c7000a1b2c3d4e5f60718',
      title: 'Lighthouse news',
      verified: 100,
      retained: 85,
      left: 15,
      days: [
        { day: '2026-11-24', verified: 5, left: 10, retained: 85 },
        { day: '2026-11-21', verified: 95, left: 5, retained: 90 },
      ],
      head: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    none: {
      id: 'tsk_0193a5c07b1c7000a1b2c3d4e5f60718',
      title: 'Lighthouse news',
      verified: 0,
      retained: 0,
      left: 0,
      days: [],
      head: '',
    },
  },
});

type Money = {
  readonly id: string;
  readonly title: string;
  readonly asset: string;
  readonly movements: readonly Movement[];
  readonly closing: Amount;
};

const movementsShown = 25;

/** What lay on the task's own account and where it went; the first movements, as the book has them. */
const moneyScreen = screen<Money>('ad-money', {
  async load(scene, id) {
    const task = await ownTask(scene, id);
    const { asset } = task.reward;
    const period = { from: task.createdAt, to: new Date(scene.now.getTime() + 1000) };
    const asked = {
      workspace: scene.ws,
      address: escrowOf(task.order).address,
      asset,
      ...period,
      limit: movementsShown,
    };
    const { movements, closing } = await statement(scene.needs, asked);
    return { id: task.id, title: task.target.title, asset, movements, closing: { asset, units: closing } };
  },
  view: ({ id, title, asset, movements, closing }) => ({
    lines: [
      line('ad-money-title', { title }),
      '',
      ...movements.map(({ recordedAt, reason, units }) =>
        line(units < 0n ? 'ad-money-out' : 'ad-money-in', {
          at: recordedAt,
          reason: line('ad-money-reason', { reason: reason.replaceAll('.', '-') }),
          amount: { asset, units: units < 0n ? -units : units },
        }),
      ),
      ...(movements.length === movementsShown ? [line('ad-money-more')] : []),
      '',
      line('ad-money-closing', { closing }),
    ],
    buttons: [[go('ad-refresh', 'ad-money', id), go('back', 'ad', id)]],
  }),
  samples: {
    usual: {
      id: 'tsk_0193a5c07b1c7000a1b2c3d4e5f60718',
      title: 'Lighthouse news',
      asset: 'XTR',
      movements: [movement('task.created', 250_000_000_000n), movement('claim.verified', -2_500_000_000n)],
      closing: { asset: 'XTR', units: 247_500_000_000n },
    },
  },
});

function movement(reason: string, units: bigint): Movement {
  const at = instant('2026-11-21T10:00:00Z');
  return {
    seq: 1n,
    line: 1,
    recordedAt: at,
    occurredAt: at,
    key: '',
    reason,
    reference: undefined,
    counterpart: '',
    units,
    balanceAfter: 0n,
  };
}

export const reportScreens: readonly Screen[] = [reportScreen, moneyScreen];
