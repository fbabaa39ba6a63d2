import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import type { CheckedClaim, CheckedTask, Checker, Seen } from '#exchange/checker';
import { receiveCallback, receiveLaunch, startCallback, type Heard } from '#checkers/starts';
import { newId } from '#kernel';
import type { Stage } from './stage.ts';

export type Worker = { readonly id: number; claim: CheckedClaim; readonly link: string };

/** One way to be paid, and how people go about it in the emulated Telegram. */
export type Rig = {
  readonly name: 'subscribe' | 'boost' | 'start: callback' | 'start: Mini App' | 'start: own bot';
  readonly checker: Checker;
  readonly task: CheckedTask;
  /** What a look asks Telegram, where it does. */
  readonly method?: string;
  /** The kind of update that tells of somebody who left. */
  readonly update: string;
  readonly come: (worker: Worker) => Promise<void>;
  readonly leave: (worker: Worker) => Promise<void>;
  /** What is new reaches us, from Telegram and from partners. */
  readonly hear: () => Promise<void>;
  /** Our bot loses its right to look, or has it back. */
  readonly access?: (has: boolean) => Promise<void>;
};

/** Signs as the guide for partners says. */
export function sign(secret: string, id: string, now: Date, body: string): Record<string, string> {
  const stamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${signature}` };
}

async function taskOf(stage: Stage, checker: Checker, asked: object): Promise<CheckedTask> {
  const { workspace, bot, clock } = stage;
  const proven = await checker.prove({ workspace, bot: bot.id, advertiser: '0', asked: '', ...asked });
  if (proven.is !== 'theirs') throw new Error(`The target is not proven: ${JSON.stringify(proven)}`);
  const { target } = proven;
  const task = { workspace, id: newId('tsk'), bot: bot.id, kind: checker.kind, target, createdAt: clock.now() };
  const opened = await checker.open?.(task);
  if (opened && 'unknown' in opened) throw new Error(`The task is not opened: ${opened.unknown}`);
  return { ...task, target: { ...target, link: opened?.link ?? target.link } };
}

async function channelRig(stage: Stage, kind: 'subscribe' | 'boost'): Promise<Rig> {
  const { act, telegram, bot, deliver } = stage;
  const owner = await stage.person();
  const made = { type: 'channel', title: 'News', username: `news_${kind}`, owner };
  const { id: chat } = await act<{ id: number }>('chats', made);
  const access = (has: boolean) =>
    act(`chats/${chat}/members`, { user: bot.username, status: has ? 'administrator' : 'left' }).then(() => {});
  await access(true);
  const checker = stage.checkers[kind];
  const task = await taskOf(stage, checker, { advertiser: String(owner), asked: `https://t.me/news_${kind}` });
  const boosts = () => telegram.sandbox.telegram.world.groups[chat]?.boosts ?? [];
  const join = (worker: Worker) => act(`users/${worker.id}/open`, { link: worker.link }).then(() => {});
  const boost = (worker: Worker) => act(`chats/${chat}/boosts`, { user: worker.id }).then(() => {});
  const part = (worker: Worker) => act(`chats/${chat}/members`, { user: worker.id, status: 'left' }).then(() => {});
  const unboost = async (worker: Worker) => {
    for (const each of boosts().filter(({ user }) => user === worker.id))
      await act(`chats/${chat}/boosts/${each.boost_id}`, {}, 'DELETE');
  };
  const ways =
    kind === 'subscribe'
      ? { method: 'getChatMember', update: 'chat_member', come: join, leave: part }
      : { method: 'getUserChatBoosts', update: 'removed_chat_boost', come: boost, leave: unboost };
  return { name: kind, checker, task, access, hear: deliver, ...ways };
}

/** The bot of the house: its updates are ours. */
async function ownRig(stage: Stage): Promise<Rig> {
  const { act, own, telegram } = stage;
  const checker = stage.checkers.bot_start;
  const task = await taskOf(stage, checker, { asked: `@${own.username}`, startProof: 'instance' });
  const known = telegram.sandbox.telegram.world.bots[own.telegramId];
  if (!known) throw new Error('The bot is gone.');
  const { token } = known;
  return {
    name: 'start: own bot',
    checker,
    task,
    method: 'sendChatAction',
    update: 'my_chat_member',
    come: start(stage, own.username),
    leave: (worker) => act(`users/${worker.id}/block`, { bot: own.username }).then(() => {}),
    hear: stage.deliver,
    access: async (has) => void (known.token = has ? token : `${own.telegramId}:REVOKED`),
  };
}

/** Whoever comes back to a bot takes it out of the blocked ones first. */
const start =
  ({ act }: Stage, bot: string) =>
  async (worker: Worker): Promise<void> => {
    await act(`users/${worker.id}/block`, { bot, blocked: false });
    await act(`users/${worker.id}/open`, { link: worker.link });
  };

/** A partner's bot, whose program tells us what it hears. */
async function partnerRig(stage: Stage, proof: 'callback' | 'mini_app'): Promise<Rig> {
  const { act, partner, needs } = stage;
  const checker = stage.checkers.bot_start;
  const task = await taskOf(stage, checker, { asked: partner.token, startProof: proof });
  const launch = async (worker: Worker) => {
    const { init_data: initData } = await act<{ init_data: string }>(`users/${worker.id}/open`, { link: worker.link });
    await act(`users/${worker.id}/block`, { bot: partner.username, blocked: false });
    await receiveLaunch(needs, { task: task.id, initData });
  };
  return {
    name: proof === 'callback' ? 'start: callback' : 'start: Mini App',
    checker,
    task,
    update: 'my_chat_member',
    come: proof === 'callback' ? start(stage, partner.username) : launch,
    leave: (worker) => act(`users/${worker.id}/block`, { bot: partner.username }).then(() => {}),
    hear: () => tellUs(stage, task),
  };
}

type Heard1 = { text?: string; date: number; from: { id: number }; new_chat_member?: { status: string } };

/** The program of the partner's bot: takes its updates and tells us who started it and who blocked it. */
async function tellUs(stage: Stage, { id, workspace }: CheckedTask): Promise<void> {
  const { secret } = await startCallback(stage.needs, workspace, id);
  for (const update of await stage.updatesOf(stage.partner.token)) {
    const { text, date, from, new_chat_member: now } = (update['message'] ?? update['my_chat_member']) as Heard1;
    const common = { user_id: from.id, at: date };
    const token = text?.startsWith('/start ') ? text.slice('/start '.length) : undefined;
    if (token !== undefined) await tell(stage, id, secret, { event: 'started', token, ...common });
    if (now?.status === 'kicked') await tell(stage, id, secret, { event: 'stopped', ...common });
  }
}

let sent = 0;

/** One callback; `forge` changes what is sent after it was signed. */
export function tell(
  { needs, clock }: Stage,
  task: string,
  secret: string,
  event: object,
  { id = `msg_${(sent += 1)}`, forge = (body: string) => body } = {},
): Promise<Heard | { status: 'duplicate' }> {
  const body = JSON.stringify(event);
  const headers = sign(secret, id, clock.now(), body);
  return receiveCallback(needs, { task, headers, body: Buffer.from(forge(body)) });
}

export const openRigs = async (stage: Stage): Promise<Rig[]> => [
  await channelRig(stage, 'subscribe'),
  await channelRig(stage, 'boost'),
  await partnerRig(stage, 'callback'),
  await partnerRig(stage, 'mini_app'),
  await ownRig(stage),
];

/** Somebody claims; told is what was seen before. */
export async function claim(
  stage: Stage,
  { checker, task }: Rig,
  given?: number,
): Promise<Worker & { readonly before: Seen }> {
  const id = given ?? (await stage.person());
  const before = await checker.before(task, String(id));
  const made = stage.claimOf(id);
  const expiresAt = new Date(stage.clock.now().getTime() + 3_600_000);
  const opened = await checker.linkFor?.(task, { id: made.id, worker: made.worker, expiresAt });
  const link = opened && 'link' in opened ? opened.link : task.target.link;
  return { id, claim: made, link, before };
}

/** One look, in words; what was verified by it is looked for from then on. */
export async function look(stage: Stage, { checker, task }: Rig, worker: Worker): Promise<string> {
  const seen = await checker.check(task, worker.claim);
  if (seen.present !== 'yes') return `${seen.present}: ${seen.reason}`;
  worker.claim = {
    ...worker.claim,
    verifiedAt: worker.claim.verifiedAt ?? stage.clock.now(),
    proof: seen.proof ?? worker.claim.proof,
  };
  return 'there';
}
