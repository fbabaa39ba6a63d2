import {
  abandonClaim,
  appealUntil,
  checkClaim,
  getClaim,
  linkOf,
  listClaims,
  type Claim,
  type ClaimStatus,
} from '#claims';
import { getTask, type Task } from '#exchange';
import { Refusal, type Amount } from '#kernel';
import { openAppeal } from '#moderation';
import { instant } from './instant.ts';
import { line, type Line } from './line.ts';
import { screen, type Draft, type Scene, type Screen } from './screen.ts';
import { sampleTask } from './task-facts.ts';
import { go, link, press, type Button } from './view.ts';

type Shown = {
  readonly id: string;
  readonly task: string;
  readonly kind: string;
  readonly title: string;
  readonly status: ClaimStatus;
  readonly reward: Amount;
  readonly expiresAt: Date;
  readonly releaseAt: Date | null;
  readonly settledAt: Date | null;
  readonly reason: string;
  readonly appealUntil: Date | undefined;
  readonly link: string;
  readonly now: Date;
  readonly notVerified?: string;
};

/** A claim of this person's own. Refuses with `not_found`, the same for somebody else's as for none. */
async function mine({ needs, ws, user }: Scene, id: string): Promise<Claim> {
  const { claim } = await getClaim(needs, ws, id);
  if (claim.worker !== user) throw new Refusal('not_found', 'You have no such claim.');
  return claim;
}

async function toShown(scene: Scene, claim: Claim): Promise<Shown> {
  const task = await getTask(scene.needs.pool, scene.ws, claim.task);
  const { id, status, reward, expiresAt, releaseAt, settledAt } = claim;
  const target = { task: claim.task, kind: task.kind, title: task.target.title };
  const times = { expiresAt, releaseAt, settledAt, now: scene.now };
  const until = claim.status === 'voided' && claim.settledAt ? appealUntil(claim.settledAt) : undefined;
  return {
    id,
    ...target,
    status,
    reward,
    ...times,
    reason: claim.voidReason ?? 'operator',
    appealUntil: until && until > scene.now ? until : undefined,
    link: status === 'claimed' ? await whereToGo(scene, task, claim) : task.target.link,
  };
}

/** Their own link, where each is given one; where nobody can tell just now, the target's. */
async function whereToGo({ needs, ws }: Scene, task: Task, claim: Claim): Promise<string> {
  const found = await linkOf(needs, ws, claim.id);
  return 'link' in found ? found.link : task.target.link;
}

const sample: Shown = {
  id: 'clm_00000000000000000000000000000001',
  task: sampleTask.id,
  kind: 'subscribe',
  title: sampleTask.title,
  status: 'claimed',
  reward: sampleTask.reward,
  expiresAt: instant('2026-11-20T10:30:00Z'),
  releaseAt: null,
  settledAt: null,
  reason: 'left',
  appealUntil: undefined,
  link: 'https://t.me/+abcdef',
  now: instant('2026-11-20T10:05:00Z'),
};

const claim = screen<Shown>('claim', {
  load: async (scene, id = '', notVerified = '') => ({
    ...(await toShown(scene, await mine(scene, id))),
    ...(notVerified !== '' && { notVerified }),
  }),
  view: (shown) => ({
    lines: [line('claim-title', { kind: shown.kind, title: shown.title }), line('tasks-label'), '', ...linesOf(shown)],
    buttons: [...buttonsOf(shown), [go('claims-all', 'claims'), go('menu', 'home')]],
  }),
  presses: {
    async check(scene, id = '') {
      await mine(scene, id);
      const answer = await checkClaim(scene.needs, scene.ws, id);
      if (answer.verified) return { show: ['claim', id], toast: line('claim-verified') };
      return { show: ['claim', id, answer.reason], toast: line('claim-not-verified-yet') };
    },
    async abandon(scene, id = '') {
      await mine(scene, id);
      await abandonClaim(scene.needs, scene.ws, id);
      return { show: ['tasks'], toast: line('claim-abandoned') };
    },
  },
  samples: {
    claimed: sample,
    'not verified': { ...sample, notVerified: 'not_joined' },
    'nobody can look': { ...sample, notVerified: 'unreachable' },
    held: { ...sample, status: 'held', releaseAt: instant('2026-12-11T10:20:00Z') },
    released: { ...sample, status: 'released', settledAt: instant('2026-12-11T10:20:00Z') },
    voided: {
      ...sample,
      status: 'voided',
      settledAt: instant('2026-11-23T10:00:00Z'),
      appealUntil: instant('2026-11-30T10:00:00Z'),
    },
    expired: { ...sample, status: 'expired' },
    abandoned: { ...sample, status: 'abandoned' },
  },
});

/** What there is to say of a claim, by its state: a new state does not compile before it has words. */
const sayings: Readonly<Record<ClaimStatus, (shown: Shown) => readonly Line[]>> = {
  claimed: ({ kind, reward, expiresAt, now, notVerified }) => [
    ...(notVerified === undefined ? [] : [line('claim-why-not', { reason: notVerified })]),
    line('claim-steps', { kind }),
    line('claim-worth', { reward }),
    line('claim-deadline', {
      at: expiresAt,
      span: { seconds: Math.max(0, (expiresAt.getTime() - now.getTime()) / 1000) },
    }),
  ],
  held: ({ reward, releaseAt, now }) => [
    line('claim-held', { reward }),
    releaseAt && releaseAt > now ? line('claim-held-until', { at: releaseAt }) : line('claim-held-looking'),
    line('claim-held-stay'),
  ],
  released: ({ reward, settledAt, now }) => [line('claim-released', { reward, at: settledAt ?? now })],
  voided: ({ reward, settledAt, now, reason, appealUntil: until }) => [
    line('claim-voided', { reward, at: settledAt ?? now }),
    line('void-reason', { reason }),
    until ? line('claim-appeal-until', { at: until }) : line('claim-appeal-over'),
  ],
  expired: () => [line('claim-expired')],
  abandoned: () => [line('claim-gone')],
};

const linesOf = (shown: Shown): readonly Line[] => sayings[shown.status](shown);

function buttonsOf({ status, id, task, link: where, appealUntil: until }: Shown): Button[][] {
  if (status === 'claimed')
    return [
      [link('claim-go', where)],
      [press('claim-check', 'claim', 'check', id)],
      [press('claim-abandon', 'claim', 'abandon', id), go('task-complain', 'complain', task)],
    ];
  if (status === 'voided' && until) return [[go('claim-appeal', 'appeal', id)]];
  if (status === 'expired' || status === 'abandoned') return [[go('claim-again', 'task', task)]];
  return [];
}

const appeal = screen<{ id: string; title: string; until: Date | undefined }>('appeal', {
  async load(scene, id = '') {
    const shown = await toShown(scene, await mine(scene, id));
    return { id, title: shown.title, until: shown.appealUntil };
  },
  view: ({ id, title, until }) => ({
    lines: [line('appeal-title', { title }), '', until ? line('appeal-how', { at: until }) : line('claim-appeal-over')],
    buttons: [until ? [press('appeal-write', 'appeal', 'write', id)] : [], [go('back', 'claim', id)]],
  }),
  presses: {
    write: async (scene, id = '') => ({ show: ['appeal-text'], draft: { ...scene.draft, claim: id } }),
  },
  samples: {
    open: { id: sample.id, title: sample.title, until: instant('2026-11-30T10:00:00Z') },
    over: { id: sample.id, title: sample.title, until: undefined },
  },
});

const claimIn = ({ claim: id }: Draft): string => (typeof id === 'string' ? id : '');

const appealText = screen<{ id: string }>('appeal-text', {
  load: async ({ draft }) => ({ id: claimIn(draft) }),
  view: ({ id }) => ({ lines: [line('appeal-ask')], buttons: [[go('cancel', 'claim', id)]] }),
  asks: {
    async words(scene, { text }) {
      const id = claimIn(scene.draft);
      await openAppeal(scene.needs, scene.ws, { claim: id, by: scene.user, text });
      return { show: ['claim', id], toast: line('appeal-done'), draft: null };
    },
  },
  asksAtOnce: 'words',
  samples: { usual: { id: sample.id } },
});

const shelves = ['claimed', 'held', 'released', 'voided'] as const;
type Shelf = (typeof shelves)[number];
type Row = { readonly id: string; readonly reward: Amount; readonly title: string; readonly at: Date };
type Rows = { readonly shelf: Shelf; readonly rows: readonly Row[]; readonly next: string | undefined };

const whenOf = ({ status, expiresAt, releaseAt, settledAt }: Claim): Date =>
  (status === 'claimed' ? expiresAt : status === 'held' ? releaseAt : settledAt) ?? expiresAt;

const claims = screen<Rows>('claims', {
  command: 'rewards',
  async load({ needs, ws, user }, asked, cursor) {
    const shelf = shelves.find((one) => one === asked) ?? 'held';
    const page = await listClaims(needs, {
      workspace: ws,
      worker: user,
      status: shelf,
      limit: 6,
      ...(cursor !== undefined && { cursor }),
    });
    const rows = await Promise.all(
      page.claims.map(async (one) => ({
        id: one.id,
        reward: one.reward,
        title: (await getTask(needs.pool, ws, one.task)).target.title,
        at: whenOf(one),
      })),
    );
    return { shelf, rows, next: page.cursor };
  },
  view: ({ shelf, rows, next }) => ({
    lines: [
      line('claims-title', { shelf }),
      '',
      ...(rows.length === 0
        ? [line('claims-none', { shelf })]
        : rows.map(({ reward, title, at }) => line('claims-one', { shelf, reward, title: title.slice(0, 60), at }))),
    ],
    buttons: [
      ...rows.map(({ id, reward, title }) => [
        go(line('claims-open', { reward, title: title.slice(0, 40) }), 'claim', id),
      ]),
      ...(next === undefined ? [] : [[go('more', 'claims', shelf, next)]]),
      shelves.filter((one) => one !== shelf).map((one) => go(line('claims-shelf', { shelf: one }), 'claims', one)),
      [go('tasks-find', 'tasks'), go('menu', 'home')],
    ],
  }),
  samples: Object.fromEntries([
    ...shelves.map((shelf) => [
      shelf,
      {
        shelf,
        rows: [{ id: sample.id, reward: sample.reward, title: sample.title, at: instant('2026-12-11T10:20:00Z') }],
        next: shelf === 'released' ? 'clm_00000000000000000000000000000002' : undefined,
      },
    ]),
    ['none', { shelf: 'held', rows: [], next: undefined }],
  ]),
});

/** What somebody has taken on, and what came of it. */
export const claimScreens: readonly Screen[] = [claim, appeal, appealText, claims];
