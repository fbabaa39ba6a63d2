import type { OrderReading } from './provider.ts';

/** What a reading says about an order of so many: under way, ended with so many, or nothing that can be relied on. */
export type Verdict =
  | { readonly state: 'under_way' }
  | { readonly state: 'ended'; readonly delivered: number }
  | { readonly state: 'strange'; readonly problem: string };

const strange = (problem: string): Verdict => ({ state: 'strange', problem });
const ended = (delivered: number): Verdict => ({ state: 'ended', delivered });

/** Panels deliver more than was ordered (remains below 0), and never more than all of it counts. */
function deliveredOf(quantity: number, remains: number | null): number | null {
  if (remains === null || remains > quantity) return null;
  return quantity - Math.max(remains, 0);
}

/** What became of an order of `quantity`, by what the panel says it delivered and what it keeps. */
export function judgeReading(quantity: number, reading: OrderReading): Verdict {
  const delivered = deliveredOf(quantity, reading.remains);
  const isFree = reading.charge?.units === 0n;
  switch (reading.status) {
    case 'pending':
    case 'in_progress':
    case 'processing':
      return { state: 'under_way' };
    case 'completed':
      return judgeCompleted(quantity, reading);
    case 'partial':
      return judgePartial(quantity, delivered, isFree);
    case 'canceled':
      return judgeCanceled(quantity, delivered, reading);
    case 'strange':
      return strange(`The panel says "${reading.words}", which nobody here understands.`);
  }
}

/** A panel that says "completed" with units missing contradicts itself: only a person can weigh it. */
function judgeCompleted(quantity: number, { remains }: OrderReading): Verdict {
  if (remains !== null && remains > 0)
    return strange(`The panel says it is completed, and that ${remains} are missing.`);
  return ended(quantity);
}

function judgePartial(quantity: number, delivered: number | null, isFree: boolean): Verdict {
  if (isFree) return ended(0);
  if (delivered === null) return strange('The panel says it did a part, and not how much.');
  return delivered === quantity
    ? strange('The panel says it did a part, and that nothing is missing.')
    : ended(delivered);
}

/** What was kept decides: nothing kept is nothing done, whatever `remains` says. */
function judgeCanceled(quantity: number, delivered: number | null, { charge }: OrderReading): Verdict {
  if (charge?.units === 0n) return ended(0);
  if (delivered === null && charge === null) return ended(0);
  if (delivered === null || delivered === quantity)
    return strange('The panel says it was canceled, and not what was done until then.');
  return ended(delivered);
}
