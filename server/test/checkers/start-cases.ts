import { receiveLaunch, startCallback } from '#checkers/starts';
import { Refusal } from '#kernel';
import { cannot, isStart, steps, told, type Story } from './play.ts';
import { claim, look, tell, type Rig, type Worker } from './rigs.ts';
import type { Stage } from './stage.ts';

const onlyStarts = cannot('nothing of this kind is called back');
const onlyCallbacks = cannot('nothing is called back');
const onlyLaunches = cannot('no Mini App is asked');

const refusal = async (doing: Promise<{ status: string; reason?: string }>): Promise<string> => {
  try {
    const { status, reason } = await doing;
    return reason === undefined ? status : `${status}: ${reason}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const secretOf = async ({ needs }: Stage, { task }: Rig) =>
  (await startCallback(needs, task.workspace, task.id)).secret;
const tokenIn = ({ link }: Worker) => [...new URL(link).searchParams.values()][0] ?? '';
const unix = ({ clock }: Stage) => Math.floor(clock.now().getTime() / 1000);
const startedBy = (stage: Stage, worker: Worker, who = worker.id) => ({
  event: 'started',
  token: tokenIn(worker),
  user_id: who,
  at: unix(stage),
});
const initDataOf = async (stage: Stage, bot: string, who: number, start_param: string) =>
  (await stage.act<{ init_data: string }>(`users/${who}/init-data`, { bot, start_param })).init_data;

const onCallbacks =
  (story: (stage: Stage, rig: Rig, secret: string) => Promise<string>): Story =>
  (stage, rig) => {
    if (!isStart(rig)) return onlyStarts;
    if (rig.name !== 'start: callback') return onlyCallbacks;
    return secretOf(stage, rig).then((secret) => story(stage, rig, secret));
  };

const onLaunches =
  (story: (stage: Stage, rig: Rig) => Promise<string>): Story =>
  (stage, rig) => {
    if (!isStart(rig)) return onlyStarts;
    return rig.name === 'start: Mini App' ? story(stage, rig) : onlyLaunches;
  };

/** What is told of starts, and by whom. */
export const startStories: Readonly<Record<string, Story>> = {
  'forged callback': onCallbacks(async (stage, rig, secret) => {
    const worker = await claim(stage, rig);
    const event = startedBy(stage, worker);
    const other = await claim(stage, rig);
    const forge = (body: string) => body.replace(String(worker.id), String(other.id));
    const wrong = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    return steps(
      await refusal(tell(stage, rig.task.id, secret, event, { forge })),
      await refusal(tell(stage, rig.task.id, wrong, event)),
      await look(stage, rig, worker),
    );
  }),
  'replayed callback': onCallbacks(async (stage, rig, secret) => {
    const worker = await claim(stage, rig);
    const event = startedBy(stage, worker);
    const first = await refusal(tell(stage, rig.task.id, secret, event, { id: `once_${worker.id}` }));
    const again = await refusal(tell(stage, rig.task.id, secret, event, { id: `once_${worker.id}` }));
    return steps(first, again, told(stage, worker));
  }),
  'old callback': onCallbacks(async (stage, rig, secret) => {
    const worker = await claim(stage, rig);
    const now = new Date(stage.clock.now().getTime() - 301_000);
    const late = { ...stage, clock: { ...stage.clock, now: () => now } };
    return refusal(tell({ ...late, needs: stage.needs }, rig.task.id, secret, startedBy(stage, worker)));
  }),
  'callback of an old user': onCallbacks(async (stage, rig, secret) => {
    const worker = await claim(stage, rig);
    const event = { ...startedBy(stage, worker), is_new: false };
    return steps(await refusal(tell(stage, rig.task.id, secret, event)), await look(stage, rig, worker));
  }),
  'expired initData': onLaunches(async (stage, rig) => {
    const worker = await claim(stage, rig);
    const initData = await initDataOf(stage, stage.partner.username, worker.id, tokenIn(worker));
    stage.clock.advance(3_601_000);
    return steps(
      await refusal(receiveLaunch(stage.needs, { task: rig.task.id, initData })),
      await look(stage, rig, worker),
    );
  }),
  "a foreign bot's initData": onLaunches(async (stage, rig) => {
    const worker = await claim(stage, rig);
    const initData = await initDataOf(stage, stage.stranger.username, worker.id, tokenIn(worker));
    return steps(
      await refusal(receiveLaunch(stage.needs, { task: rig.task.id, initData })),
      await look(stage, rig, worker),
    );
  }),
  'forged initData': onLaunches(async (stage, rig) => {
    const worker = await claim(stage, rig);
    const initData = await initDataOf(stage, stage.partner.username, worker.id, tokenIn(worker));
    const changed = initData.replace(/auth_date=\d+/, `auth_date=${unix(stage) - 1}`);
    return steps(
      await refusal(receiveLaunch(stage.needs, { task: rig.task.id, initData: changed })),
      await look(stage, rig, worker),
    );
  }),
};
