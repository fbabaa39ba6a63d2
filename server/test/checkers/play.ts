import type { Seen } from '#exchange/checker';
import { claim, look, type Rig, type Worker } from './rigs.ts';
import type { Stage } from './stage.ts';

type Cannot = { readonly cannot: string };
/** What happens, in words, or why it cannot happen. */
export type Story = (stage: Stage, rig: Rig) => Promise<string> | Cannot;

export const second = 1000;
export const isStart = ({ name }: Rig) => name.startsWith('start');
export const isPartners = ({ name }: Rig) => name === 'start: callback' || name === 'start: Mini App';
export const cannot = (reason: string): Cannot => ({ cannot: reason });

export const words = (seen: Seen) => (seen.present === 'yes' ? 'there' : `${seen.present}: ${seen.reason}`);
export const steps = (...all: readonly string[]) => all.join(' → ');

/** What the exchange was told of somebody since it was last asked. */
export function told({ sightings }: Stage, { claim: { worker } }: Worker): string {
  const mine = sightings.splice(0).filter((sighting) => sighting.worker === worker);
  return mine.map(({ change, reason }) => (reason === undefined ? change : `${change} (${reason})`)).join(', ') || '–';
}

export async function come(stage: Stage, rig: Rig, worker: Worker): Promise<void> {
  stage.clock.advance(second);
  await rig.come(worker);
  await rig.hear();
}

export async function leave(stage: Stage, rig: Rig, worker: Worker): Promise<void> {
  stage.clock.advance(second);
  await rig.leave(worker);
  await rig.hear();
}

/** Somebody who has claimed and done it. */
export async function verified(stage: Stage, rig: Rig): Promise<Worker> {
  const worker = await claim(stage, rig);
  await come(stage, rig, worker);
  const seen = await look(stage, rig, worker);
  if (seen !== 'there') throw new Error(`${rig.name}: not verified: ${seen}`);
  told(stage, worker);
  return worker;
}
