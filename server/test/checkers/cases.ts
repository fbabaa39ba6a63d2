import { come, cannot, isPartners, isStart, leave, second, steps, told, verified, words, type Story } from './play.ts';
import { claim, look } from './rigs.ts';
import { startStories } from './start-cases.ts';

const nothingAsked = cannot('the look asks nobody: what was told is in our books');

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

/** What happens to people who do what they are paid for, or do not. */
const lookStories: Readonly<Record<string, Story>> = {
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
};

/** Every case, by its name. */
export const stories: Readonly<Record<string, Story>> = { ...lookStories, ...startStories };
