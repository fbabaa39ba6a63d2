import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { changing, record } from './change-rows.ts';
import { checkFee, requireIn, wrong } from './check-input.ts';
import type { Method, MethodInput } from './method.ts';
import { listMethods, writeMethod } from './method-rows.ts';
import type { QuotesNeeds } from './needs.ts';
import { tellMethod } from './told.ts';

const methodsMax = 50;

type Needs = Pick<QuotesNeeds, 'pool' | 'clock' | 'gateways' | 'accountFor' | 'currencyOf'>;

/**
 * Offers a way of paying, changes it, or switches it off. All of it is given anew but the position. Refuses with
 * `method_unavailable` where the gateway takes no such payments, as `accountFor` does where its account is not
 * connected, and with `wrong_asset`, `invalid_request` and `above_limit`.
 */
export async function setMethod(needs: Needs, workspace: WorkspaceId, input: MethodInput, by: string): Promise<Method> {
  checkSums(await needs.currencyOf(workspace), input);
  await requirePayable(needs, workspace, input);
  return changing(needs.pool, workspace, async (tx) => {
    const { method, before } = await placed(tx, workspace, input);
    const told = { before: before ? tellMethod(before) : null, after: tellMethod(method) };
    const changed = await record(tx, needs.clock, workspace, { by, what: 'method', subject: input.code, ...told });
    if (changed) await writeMethod(tx, workspace, method);
    return method;
  });
}

function checkSums(currency: Asset, { fee, surcharge, min, max }: MethodInput): void {
  checkFee(currency, fee, 'fee');
  if (surcharge) checkFee(currency, surcharge, 'surcharge');
  if (min) requireIn(currency, min, 'min');
  if (max) requireIn(currency, max, 'max', 1n);
  if (min && max && min.units > max.units) throw wrong('The most is below the least.', 'max');
}

/** One that is off may be of an account that is not there any more. */
async function requirePayable(
  { gateways, accountFor }: Needs,
  workspace: WorkspaceId,
  { gateway: code, connection, asset, isOn }: MethodInput,
): Promise<void> {
  const payIn = gateways[code]?.payIn;
  if (!payIn)
    throw new Refusal('method_unavailable', `The gateway "${code}" takes no payments here.`, { gateway: code });
  if (asset === 'XTR' || (payIn.assets && !payIn.assets.includes(asset)))
    throw new Refusal('method_unavailable', `Stars are not sold for ${asset} through "${code}".`, { asset });
  if (isOn) await accountFor(workspace, code, connection ?? undefined);
}

async function placed(tx: Tx, workspace: WorkspaceId, input: MethodInput) {
  const all = await listMethods(tx, workspace);
  const before = all.find(({ code }) => code === input.code);
  if (!before && all.length >= methodsMax)
    throw new Refusal('above_limit', `There are ${methodsMax} methods. Change one of them.`, { limit: methodsMax });
  const last = all.reduce((most, { position }) => Math.max(most, position), 0);
  const method: Method = { ...input, position: input.position ?? before?.position ?? last + 1 };
  return { method, before };
}
