import { stars } from '#kernel';
import type { Task } from '#exchange';
import { instant } from './instant.ts';

/** A task as the samples of the screens show it. */
export const sampleTask = (part: Partial<Task>): Task => ({
  workspace: 1,
  id: 'tsk_0193a5c07b1c7000a1b2c3d4e5f60718',
  order: 'ord_0193a5c07b1c7000a1b2c3d4e5f60719',
  owner: '100001',
  bot: 'bot_0193a5c07b1c7000a1b2c3d4e5f6071a',
  kind: 'subscribe',
  target: {
    type: 'chat',
    id: '-1001234567890',
    title: 'Lighthouse news',
    username: 'lighthouse',
    link: 'https://t.me/lighthouse',
  },
  status: 'live',
  pauses: [],
  reward: stars(2),
  fee: { asset: 'XTR', units: 500_000_000n },
  slots: 100,
  ordered: 100,
  taken: 45,
  verified: 42,
  holdSeconds: 21 * 86_400,
  guaranteeSeconds: 21 * 86_400,
  claimSeconds: 1800,
  audience: {},
  pacing: { perHour: 50 },
  category: 'news',
  payer: 'owner',
  findings: [],
  createdAt: instant('2026-11-21T10:00:00Z'),
  endsAt: null,
  approvedAt: null,
  verifiedAt: null,
  endedAt: null,
  endReason: null,
  linkDueAt: null,
  ...part,
});
