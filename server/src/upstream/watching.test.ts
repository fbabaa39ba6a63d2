import { describe, expect, it } from 'vitest';
import { getRefill, requestRefill } from '#reselling';
import { useUpstream, type ScriptedPanel, type UpstreamDesk } from '#test/panel';
import { getProvider, type ProviderAccount } from './index.ts';

const { pool, open, panel } = useUpstream();
const hour = 3600;

/** Since when a panel worries its operator: alarms are told when this changes, and then only. */
const worries = async ({ workspace }: UpstreamDesk, { id }: ProviderAccount) => {
  const { lowSince, differsSince } = await getProvider(pool(), workspace, id);
  return { lowSince, differsSince };
};

/** An order that a panel has done. */
async function done(desk: UpstreamDesk, there: ScriptedPanel) {
  const order = await desk.order(await desk.sell(await desk.join(there)));
  await desk.run();
  const [bought] = there.orders;
  if (!bought) throw new Error('Nothing was bought.');
  there.move(bought, 'Completed', 0);
  await desk.pass(60);
  return order;
}

describe('a refill', () => {
  it('is asked for once at the panel that did the order, followed there, and ends as it does', async () => {
    const [desk, there] = [await open(), await panel()];
    const { number } = await done(desk, there);
    there.next('refill_status', { body: '{"status": "In progress"}' });
    const { id } = await requestRefill(desk.needs, desk.workspace, { number, user: 'rita' });
    await desk.run();
    await desk.pass(2 * hour);
    expect((await getRefill(pool(), desk.workspace, id)).status).toBe('in_progress');
    await desk.pass(2 * hour);
    expect((await getRefill(pool(), desk.workspace, id)).status).toBe('completed');
    expect(there.calls.filter((call) => call.startsWith('refill '))).toEqual([`refill ${there.orders[0]?.id}`]);
  });

  it('that the panel refuses is rejected with its words; no answer is no refusal', async () => {
    const [desk, there] = [await open(), await panel()];
    const { number } = await done(desk, there);
    there.next('refill', 'die_before', { body: '{"error": "Nothing has dropped"}' });
    const { id } = await requestRefill(desk.needs, desk.workspace, { number, user: 'rita' });
    await desk.run();
    expect((await getRefill(pool(), desk.workspace, id)).status).not.toBe('rejected');
    await desk.pass(hour);
    expect(await getRefill(pool(), desk.workspace, id)).toMatchObject({
      status: 'rejected',
      reason: expect.stringContaining('Nothing has dropped') as string,
    });
  });
});

describe('a balance', () => {
  it('that falls under the line worries once, until it is above it again', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there, { alarm: { asset: 'USD', units: 50_000_000n } });
    await desk.pass(2 * hour);
    expect(await worries(desk, account)).toMatchObject({ lowSince: null });
    there.balance = 49_999_999n;
    await desk.pass(2 * hour);
    const first = await worries(desk, account);
    expect(first.lowSince).toBeInstanceOf(Date);
    await desk.pass(2 * hour);
    expect(await worries(desk, account)).toEqual(first);
    there.balance = 50_000_000n;
    await desk.pass(2 * hour);
    expect(await worries(desk, account)).toMatchObject({ lowSince: null });
  });

  it('is compared with the books once a day; a difference stands until the panel agrees again', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there);
    await desk.pass(25 * hour);
    expect(await worries(desk, account)).toEqual({ lowSince: null, differsSince: null });
    there.balance -= 1n;
    await desk.pass(25 * hour);
    const first = await worries(desk, account);
    expect(first.differsSince).toBeInstanceOf(Date);
    await desk.pass(25 * hour);
    expect(await worries(desk, account)).toEqual(first);
    there.balance += 1n;
    await desk.pass(25 * hour);
    expect(await worries(desk, account)).toMatchObject({ differsSince: null });
  });
});
