import { startCallback, receiveLaunch } from '#checkers/starts';
import type { Seen } from '#exchange/checker';
import { Refusal } from '#kernel';
import { claim, look, tell, type Rig, type Worker } from './rigs.ts';
import type { Stage } from './stage.ts';

type Cannot = { readonly cannot: string };
/** What happens, in words, or why it cannot happen. */
export type Story = (stage: Stage, rig: Rig) => Promise<string> | Cannot;

const second = 1000;
const isStart = ({ name }: Rig) => name.startsWith('start');
const isPartners = ({ name }: Rig) => name === 'start: callback' || name === 'start: Mini App';
const cannot = (reason: string): Cannot => ({ cannot: reason });

const nothingAsked = cannot('the look asks nobody: what was told is in our books');
const onlyStarts = cannot('nothing of this kind is called back');
const onlyCallbacks = cannot('nothing is called back');
const onlyLaunches = cannot('no Mini App is asked');

const words = (seen: Seen) => (seen.present === 'yes' ? 'there' : `${seen.present}: ${seen.reason}`);
const steps = (...all: readonly string[]) => all.join(' → ');

/** What the exchange was told of somebody since it was last asked. */
function told({ sightings }: Stage, { claim: { worker } }: Worker): string {
  const mine = sightings.splice(0).filter((sighting) => sighting.worker === worker);
  return mine.map(({ change, reason }) => (reason === undefined ? change : `${change} (${reason})`)).join(', ') || '–';
}

async function come(stage: Stage, rig: Rig, worker: Worker): Promise<void> {
  stage.clock.advance(second);
  await rig.come(worker);
  await rig.hear();
}

async function leave(stage: Stage, rig: Rig, worker: Worker): Promise<void> {
  stage.clock.advance(second);
  await rig.leave(worker);
  await rig.hear();
}

/** Somebody who has claimed and done it. */
async function verified(stage: Stage, rig: Rig): Promise<Worker> {
  const worker = await claim(stage, rig);
  await come(stage, rig, worker);
  const seen = await look(stage, rig, worker);
  if (seen !== 'there') throw new Error(`${rig.name}: not verified: ${seen}`);
  told(stage, worker);
  return worker;
}

/** A look while something is wrong with a call, and one after that. */
const troubled =
  (fault: { kind: string; retry_after?: number }): Story =>
  (stage, rig) =>
    rig.method === undefined
      ? nothingAsked
      : (async () => {
          const worker = await verified(stage, rig);
          await stage.telegram.fault({ ...fault, ...(rig.method && { method: rig.method }) });
          const first = await look(stage, rig, worker);
          await stage.telegram.heal();
          return steps(first, await look(stage, rig, worker));
        })();

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

export const stories: Readonly<Record<string, Story>> = {
  async happy(stage, rig) {
    const worker = await claim(stage, rig);
    const early = await look(stage, rig, worker);
    await come(stage, rig, worker);
    const heard = told(stage, worker);
    return steps(early, heard, await look(stage, rig, worker), await look(stage, rig, worker));
  },
  async 'already there before'(stage, rig) {
    const first = await claim(stage, rig);
    await come(stage, rig, first);
    stage.clock.advance(second);
    const worker = await claim(stage, rig, first.id);
    return steps(words(worker.before), await look(stage, rig, worker));
  },
  staff(stage, rig) {
    if (isStart(rig)) return cannot('a bot has no staff among people');
    if (rig.name === 'boost') return cannot('a boost is spent, whoever gives it');
    return (async () => {
      const worker = await claim(stage, rig);
      await stage.act(`chats/${rig.task.target.id}/members`, { user: worker.id, status: 'administrator' });
      return look(stage, rig, worker);
    })();
  },
  'made staff later'(stage, rig) {
    if (rig.name !== 'subscribe') return cannot('only a member can be made one');
    return (async () => {
      const worker = await verified(stage, rig);
      await stage.act(`chats/${rig.task.target.id}/members`, { user: worker.id, status: 'administrator' });
      await rig.hear();
      return steps(told(stage, worker), await look(stage, rig, worker));
    })();
  },
  'restricted, inside and outside'(stage, rig) {
    if (rig.name !== 'subscribe') return cannot('only members are restricted');
    return (async () => {
      const worker = await verified(stage, rig);
      const restrict = (is_member: boolean) =>
        stage.act(`chats/${rig.task.target.id}/members`, { user: worker.id, status: 'restricted', is_member });
      await restrict(true);
      const inside = await look(stage, rig, worker);
      await restrict(false);
      await rig.hear();
      return steps(inside, told(stage, worker), await look(stage, rig, worker));
    })();
  },
  'request to join pending'(stage, rig) {
    if (rig.name !== 'subscribe') return cannot('there is nothing to be let into');
    return (async () => {
      const worker = await claim(stage, rig);
      await stage.act(`chats/${rig.task.target.id}/join-requests`, { user: worker.id });
      await rig.hear();
      return steps(told(stage, worker), await look(stage, rig, worker));
    })();
  },
  banned(stage, rig) {
    if (rig.name !== 'subscribe') return cannot('nobody is thrown out of this');
    return (async () => {
      const worker = await verified(stage, rig);
      await stage.act(`chats/${rig.task.target.id}/members`, { user: worker.id, status: 'kicked' });
      await rig.hear();
      return steps(told(stage, worker), await look(stage, rig, worker));
    })();
  },
  async 'left, told by an event'(stage, rig) {
    const worker = await verified(stage, rig);
    await leave(stage, rig, worker);
    return steps(told(stage, worker), await look(stage, rig, worker));
  },
  'left, the event lost'(stage, rig) {
    if (isPartners(rig)) return cannot('only its own bot hears of it, and repeats a callback until we have answered');
    return (async () => {
      const worker = await verified(stage, rig);
      await stage.telegram.fault({ kind: 'drop', update: rig.update });
      await leave(stage, rig, worker);
      await stage.telegram.heal();
      return steps(told(stage, worker), await look(stage, rig, worker));
    })();
  },
  async 'left and back again'(stage, rig) {
    const worker = await verified(stage, rig);
    await leave(stage, rig, worker);
    await come(stage, rig, worker);
    return steps(told(stage, worker), await look(stage, rig, worker));
  },
  'bot removed, and restored'(stage, rig) {
    const { access } = rig;
    if (!access) return cannot('no bot of ours is in it');
    return (async () => {
      const worker = await verified(stage, rig);
      stage.changes.splice(0);
      await access(false);
      if (!isStart(rig)) await rig.hear();
      const removed = await look(stage, rig, worker);
      await access(true);
      await rig.hear();
      const changes = stage.changes.map(({ change }) => change).join(', ') || '–';
      return steps(removed, changes, await look(stage, rig, worker));
    })();
  },
  '429': troubled({ kind: '429', retry_after: 30 }),
  '500': troubled({ kind: '500' }),
  'time-out': troubled({ kind: 'timeout_before' }),
  async 'updates twice'(stage, rig) {
    const worker = await claim(stage, rig);
    await stage.telegram.fault({ kind: 'duplicate', times: 5 });
    await come(stage, rig, worker);
    await stage.telegram.heal();
    const heard = told(stage, worker);
    return steps(heard, await look(stage, rig, worker));
  },
  async 'updates out of order'(stage, rig) {
    const worker = await verified(stage, rig);
    await stage.telegram.fault({ kind: 'reorder', update: rig.update });
    stage.clock.advance(second);
    await rig.leave(worker);
    stage.clock.advance(second);
    await rig.come(worker);
    stage.clock.advance(5 * second);
    await stage.act('settle');
    await rig.hear();
    await stage.telegram.heal();
    return look(stage, rig, worker);
  },
  "another worker's link": (stage, rig) =>
    isStart(rig)
      ? (async () => {
          const [one, other] = [await claim(stage, rig), await claim(stage, rig)];
          await come(stage, rig, { ...other, link: one.link });
          return steps(told(stage, other), await look(stage, rig, other), await look(stage, rig, one));
        })()
      : cannot('who came is known by their number, whatever link they took'),
  'start after the claim ran out': (stage, rig) =>
    isStart(rig)
      ? (async () => {
          const worker = await claim(stage, rig);
          stage.clock.advance(2 * 3_600_000);
          await come(stage, rig, worker);
          return steps(told(stage, worker), await look(stage, rig, worker));
        })()
      : cannot('claims look at their own deadline'),
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
