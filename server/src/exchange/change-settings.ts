import { Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { ExchangeNeeds } from './needs.ts';
import { insertAcceptance, insertSettings, lockSettings, readSettings } from './setting-rows.ts';
import { checkTerms, type ExchangeSettings, type ExchangeTerms, type Switches } from './settings.ts';

type Needs = Pick<ExchangeNeeds, 'pool' | 'clock' | 'switchPayouts'>;

/** Who read the rules, and which version of them, before the exchange runs here. */
export type Enabling = { readonly acceptedBy: string; readonly rulesVersion: string; readonly bot: Id<'bot'> };

/** What is set anew; the rest stays. */
export type TermsChange = Partial<Omit<ExchangeTerms, 'switches'>> & { readonly switches?: Partial<Switches> };

/** Turns the exchange on, and keeps who accepted which rules. Again with other rules is another acceptance. */
export const enableExchange = (needs: Needs, workspace: WorkspaceId, enabling: Enabling): Promise<ExchangeSettings> =>
  transaction(needs.pool, async (tx) => {
    const { acceptedBy: by, rulesVersion, bot } = enabling;
    await lockSettings(tx, workspace);
    const settings = await readSettings(tx, workspace);
    const version = settings.version + 1;
    const at = needs.clock.now();
    await insertSettings(tx, workspace, { version, isEnabled: true, terms: { ...termsOf(settings), bot }, by, at });
    await insertAcceptance(tx, workspace, { version, by, rulesVersion, at });
    await audited(tx, workspace, { at, by, action: 'exchange.enable', details: { rulesVersion, bot, version } });
    return readSettings(tx, workspace);
  });

/** Turns the exchange off: every command is refused. What was verified is released, what is due by time goes on. */
export const disableExchange = (needs: Needs, workspace: WorkspaceId, by: string): Promise<ExchangeSettings> =>
  transaction(needs.pool, async (tx) => {
    await lockSettings(tx, workspace);
    const settings = await readSettings(tx, workspace);
    if (!settings.isEnabled) return settings;
    const version = settings.version + 1;
    const at = needs.clock.now();
    await insertSettings(tx, workspace, { version, isEnabled: false, terms: termsOf(settings), by, at });
    await audited(tx, workspace, { at, by, action: 'exchange.disable', details: { version } });
    return readSettings(tx, workspace);
  });

/**
 * Sets what holds from now on; tasks that were made keep what they were made with. Once a switch that was thrown has
 * answered, nothing slips through. Possible before the exchange is enabled. Refuses with `invalid_request`.
 */
export async function changeSettings(
  needs: Needs,
  workspace: WorkspaceId,
  change: TermsChange,
  by: string,
): Promise<ExchangeSettings> {
  const [before, after] = await transaction(needs.pool, (tx) => write(tx, needs, workspace, change, by));
  const { payouts } = after.switches;
  if (before.switches.payouts !== payouts) await needs.switchPayouts?.(workspace, payouts, by);
  return after;
}

async function write(tx: Tx, { clock }: Needs, workspace: WorkspaceId, change: TermsChange, by: string) {
  await lockSettings(tx, workspace);
  const settings = await readSettings(tx, workspace);
  const before = termsOf(settings);
  const terms: ExchangeTerms = { ...before, ...change, switches: { ...before.switches, ...change.switches } };
  checkTerms(terms);
  if (settings.isEnabled && terms.bot === null)
    throw new Refusal('invalid_request', 'An exchange that runs has a bot.', { field: 'bot' });
  const at = clock.now();
  const version = settings.version + 1;
  await insertSettings(tx, workspace, { version, isEnabled: settings.isEnabled, terms, by, at });
  await audited(tx, workspace, { at, by, action: 'exchange.set', details: { version, changed: Object.keys(change) } });
  return [settings, await readSettings(tx, workspace)] as const;
}

function termsOf(settings: ExchangeSettings): ExchangeTerms {
  const { workspace: _, version: _version, isEnabled, accepted, changedBy, changedAt, ...terms } = settings;
  return terms;
}

const audited = (
  tx: Tx,
  workspace: WorkspaceId,
  { at, by, action, details }: { at: Date; by: string; action: string; details: Readonly<Record<string, unknown>> },
) => writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target: 'exchange', details });
