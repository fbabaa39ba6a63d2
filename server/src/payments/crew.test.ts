import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { quietLog } from '#test';
import { openCrew } from './crew.ts';

it('a crew does sixteen things at once for one account, and one account waits for no other', async () => {
  const crew = openCrew(quietLog());
  let running = 0;
  let most = 0;
  const release = Promise.withResolvers<void>();
  for (let n = 0; n < 40; n++)
    crew.start('slow', async () => {
      most = Math.max(most, (running += 1));
      await release.promise;
      running -= 1;
    });
  let others = 0;
  crew.start('quick', async () => void (others += 1));
  await sleep(5);
  expect([most, others, crew.hasRoom('slow')]).toEqual([16, 1, true]);
  release.resolve();
  expect(await crew.sweep.run()).toBe(41);
  expect([running, await crew.sweep.run()]).toEqual([0, 0]);
});

it('a crew has no room for an account for which much waits, and forgets none of it for a failure', async () => {
  const log = quietLog();
  const crew = openCrew(log);
  const release = Promise.withResolvers<void>();
  let done = 0;
  for (let n = 0; crew.hasRoom('slow'); n++) {
    crew.start('slow', async () => {
      await release.promise;
      done += 1;
      if (n === 0) throw new Error('no luck');
    });
    expect(n).toBeLessThan(1000);
  }
  expect(crew.hasRoom('quick')).toBe(true);
  release.resolve();
  await crew.quiet();
  expect([done, log.errors.length, crew.hasRoom('slow')]).toEqual([272, 1, true]);
});
