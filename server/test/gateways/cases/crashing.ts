import { expect } from 'vitest';
import type { Delivery, Gateway } from '#payments/gateway';
import type { Payment } from '#payments';
import { openMortal, type Mortal } from '../../crash/mortal.ts';
import { openPlatform, type Platform, type PlatformParts } from '../platform.ts';
import type { Stand } from '../stand.ts';
import type { Case } from './case.ts';

/** A process that dies at its n-th step: a statement, or a call of the gateway. */
type Doomed = { readonly mortal: Mortal; readonly platform: Platform };

function openDoomed({ bench }: Stand): Doomed {
  const mortal = openMortal(bench.database.url);
  const build: PlatformParts['build'] = (needs, botApi) => steppedBy(mortal, bench.parts.build(needs, botApi));
  return { mortal, platform: openPlatform({ ...bench.parts, pool: mortal.pool, build }) };
}

/** The gateway with each of its calls a step. */
function steppedBy(mortal: Mortal, gateway: Gateway): Gateway {
  const { payIn, lookUp } = gateway;
  return {
    ...gateway,
    ...(payIn && {
      payIn: {
        ...payIn,
        createInvoice: (connection, request) => mortal.step(() => payIn.createInvoice(connection, request)),
      },
    }),
    ...(lookUp && {
      lookUp: { payment: (connection, asked) => mortal.step(() => lookUp.payment(connection, asked)) },
    }),
  };
}

/** Plays a part in a process that dies at this step, before it was taken. True when it lived to the end. */
async function survives(stand: Stand, step: number, part: (platform: Platform) => Promise<unknown>): Promise<boolean> {
  const { mortal, platform } = openDoomed(stand);
  mortal.arm({ step, when: 'before' });
  const playing = part(platform).then(async () => platform.crew.quiet());
  await Promise.race([playing, mortal.died]);
  mortal.disarm();
  if (!mortal.dead) await mortal.close();
  return !mortal.dead;
}

/** As many runs at a time as there is room for. */
const atOnce = 6;
const most = 300;

/** Plays a part with a death at every step there is: what each run needs is prepared first, then all run beside each other. */
async function atEveryStep<T>(
  prepare: () => Promise<T>,
  play: (step: number, one: T) => Promise<boolean>,
): Promise<T[]> {
  const all: T[] = [];
  for (let step = 1; step < most; step += atOnce) {
    const prepared: T[] = [];
    for (let n = 0; n < atOnce; n += 1) prepared.push(await prepare());
    all.push(...prepared);
    const lived = await Promise.all(prepared.map((one, n) => play(step + n, one)));
    if (lived.every(Boolean)) return all;
  }
  throw new Error(`It takes more than ${most} steps.`);
}

async function crashWhileAsking(stand: Stand): Promise<void> {
  const { account, bench } = stand;
  const payments = await atEveryStep(
    () => stand.request(),
    (step, payment) => survives(stand, step, (platform) => stand.invoice(payment, platform)),
  );
  for (const payment of payments) await stand.invoice(payment);
  const made = bench.system.control.invoices(account).map(({ payment }) => payment);
  expect(made.length, 'invoices at the system').toBe(new Set(made).size);
  const [last] = payments;
  if (last) await stand.pay(last);
  if (last) await stand.credited(last);
}

type Told = { readonly payment: Payment; readonly delivery: Delivery | undefined };

/**
 * Nobody is told again: what a dead process has left is finished by what it had stored, or found by asking. Only where
 * there is nothing to ask does the gateway repeat what was not answered.
 */
async function crashWhileTaking(stand: Stand): Promise<void> {
  const { line, bench } = stand;
  const hears = bench.gateway.webhook !== undefined || bench.rig.bot !== undefined;
  line.isClosed = true;
  const prepare = async (): Promise<Told> => {
    const payment = await stand.ask();
    if (hears) return { payment, delivery: await stand.captured(payment) };
    await stand.pay(payment);
    await bench.control('/sandbox/clock', { advance: '15s' });
    return { payment, delivery: undefined };
  };
  const told = await atEveryStep(prepare, (step, { delivery }) =>
    survives(stand, step, (platform) => (delivery ? platform.take(line.of, delivery) : platform.hear())),
  );
  line.isClosed = Boolean(bench.gateway.lookUp ?? bench.gateway.history);
  for (const { payment } of told) await stand.credited(payment);
  line.isClosed = false;
}

const crash: Case = async (stand) => {
  await crashWhileAsking(stand);
  await crashWhileTaking(stand);
};

export const crashCases = { crash };
