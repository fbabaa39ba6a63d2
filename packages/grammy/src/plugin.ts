import type { Composer, Context, MiddlewareFn, NextFunction } from 'grammy';
import type { BotCommand, Update } from 'grammy/types';
import { billingOf, type Billing, type BillingNeeds } from './billing.ts';
import { BillingError } from './billing-error.ts';
import { askPlatform } from './checkout.ts';
import { billingCommands, commandMenu, type CommandOptions } from './commands/index.ts';
import { startCourier, type Courier, type Verdict } from './courier.ts';
import { openJournal } from './journal.ts';
import { freshKeys, keysOfUpdate } from './keys.ts';
import { offerCredits } from './commands/offer.ts';
import type { Outbox } from './outbox.ts';
import { bodyOf, isPlatformPayload, tellsOfMoney } from './payment-updates.ts';
import { answerOf, openPlatform, type Platform, type PlatformOptions } from './platform.ts';
import { openTexts, type Say, type TextOverrides } from './texts.ts';

export type AsterismOptions = PlatformOptions & {
  /** The bot's id in Asterism (`bot_…`); found by its Telegram number unless told. */
  bot?: string;
  /** Where payment updates wait while Asterism is away: a file, or an outbox of your own. */
  outbox?: string | Outbox;
  /** Replacements for what people read, as Fluent text by language: `{ en: 'terms = Our terms: …' }`. */
  texts?: TextOverrides;
  /** Where the plugin says what went wrong; `console.warn` unless told. */
  log?: (message: string) => void;
};

/** `ctx.billing`: the billing of the person this update is from. */
export type ContextBilling = Billing & {
  /** Says politely that credits are out, with a button that opens the products. */
  offer(answer: { remaining: bigint }): Promise<void>;
};

/** What the plugin adds to a context: `type MyContext = Context & BillingFlavor`. */
export type BillingFlavor = { billing: ContextBilling };

/** A context with the plugin on it, for bots that add nothing of their own. */
export type AsterismContext = Context & BillingFlavor;

export type Asterism<C extends Context> = {
  /** For `bot.use(…)`: installs `ctx.billing` and passes payment updates on. Put it first. */
  middleware(): MiddlewareFn<C>;
  /** Ready handlers of /buy, /balance, /terms, /support, /paysupport and /privacy, for `bot.use(…)`. */
  commands(options?: CommandOptions): Composer<C>;
  /** The ready commands for Telegram's menu: `bot.api.setMyCommands(billing.menu('ru'), { language_code: 'ru' })`. */
  menu(languageCode?: string): BotCommand[];
  /** The billing of a customer outside any update, for a nightly task. */
  customer(id: string): Billing;
  /** Delivers what waits in the outbox now. False when Asterism cannot be reached. */
  flush(): Promise<boolean>;
  /** Delivers what it can and closes the outbox. Call it after `bot.stop()`. */
  close(): Promise<void>;
};

/** The updates whose money the platform has heard of, so that the thanks can say what is there already. */
export type Arrivals = WeakMap<Update, boolean>;

export type PluginNeeds = {
  readonly options: AsterismOptions;
  readonly platform: Platform;
  readonly courier: Promise<Courier>;
  readonly say: (languageCode: string | undefined) => Say;
  readonly log: (message: string) => void;
  readonly arrivals: Arrivals;
};

/** How long a person's update waits for their payment to reach the platform before the bot goes on. */
const arrivalMilliseconds = 3000;

const defaultOutbox = '.asterism/outbox.jsonl';

/**
 * Asterism for a grammY bot: `ctx.billing` spends credits, and every payment update reaches the platform
 * exactly once in effect, also when the platform is away for a while.
 *
 * ```ts
 * const bot = new Bot<AsterismContext>(token);
 * const billing = asterism({ url: 'https://pay.example.org', key: process.env.ASTERISM_KEY ?? '' });
 * bot.use(billing);
 * bot.use(billing.commands({ contact: '@me' }));
 * bot.on('message:text', async (ctx) => {
 *   const answer = await ctx.billing.consume('message');
 *   if (!answer.allowed) return ctx.billing.offer(answer);
 *   await ctx.reply('…');
 * });
 * ```
 */
export function asterism<C extends Context & BillingFlavor = AsterismContext>(options: AsterismOptions): Asterism<C> {
  const needs = preparePlugin(options);
  return {
    middleware: () => (ctx, next) => onUpdate(needs, ctx, next),
    commands: (commandOptions = {}) => billingCommands<C>(needs, commandOptions),
    menu: (languageCode) => commandMenu(needs.say(languageCode)),
    customer: (id) => billingOf({ platform: needs.platform, nextKey: freshKeys }, id),
    flush: async () => (await needs.courier).flush(),
    close: async () => (await needs.courier).close(),
  };
}

function preparePlugin(options: AsterismOptions): PluginNeeds {
  const log = options.log ?? ((message: string) => console.warn(`asterism: ${message}`));
  const platform = openPlatform(options);
  const courier = openOutbox(options.outbox).then((outbox) =>
    startCourier({ outbox, log, send: (bot, update) => deliver(platform, bot, update) }),
  );
  courier.catch((error: unknown) => log(`The outbox cannot be opened: ${String(error)}`));
  return { options, platform, courier, say: openTexts(options.texts), log, arrivals: new WeakMap() };
}

const openOutbox = async (outbox: string | Outbox = defaultOutbox): Promise<Outbox> =>
  typeof outbox === 'string' ? openJournal(outbox) : outbox;

async function onUpdate(needs: PluginNeeds, ctx: Context & BillingFlavor, next: NextFunction): Promise<void> {
  ctx.billing = contextBilling(needs, ctx);
  const bot = needs.options.bot ?? String(ctx.me.id);
  const checkout = ctx.preCheckoutQuery;
  if (checkout && isPlatformPayload(checkout.invoice_payload))
    return askPlatform(needs, ctx, bot, needs.say(checkout.from.language_code));
  if (tellsOfMoney(ctx.update)) needs.arrivals.set(ctx.update, await passOn(needs, bot, ctx.update));
  await next();
}

/** Keeps a payment update and carries it; true when the platform has it already. */
async function passOn(needs: PluginNeeds, bot: string, update: Update): Promise<boolean> {
  try {
    const kept = await (await needs.courier).carry(bot, update);
    return await kept.arrived(arrivalMilliseconds);
  } catch (error) {
    // A full disk must not cost a payment: without an outbox the update goes out at once, or its handling fails.
    needs.log(`The outbox does not take updates, so this one is sent directly: ${String(error)}`);
    const verdict = await deliver(needs.platform, bot, update);
    if (!verdict.taken) needs.log(`Update ${update.update_id} was refused: ${verdict.reason}`);
    return verdict.taken;
  }
}

function contextBilling({ platform, say }: PluginNeeds, ctx: Context): ContextBilling {
  const billingNeeds = { platform, nextKey: keysOfUpdate(ctx.me.id, ctx.update.update_id) };
  const billing = ctx.from ? billingOf(billingNeeds, String(ctx.from.id)) : nobodysBilling(billingNeeds);
  return { ...billing, offer: (answer) => offerCredits(say(ctx.from?.language_code), ctx, answer.remaining) };
}

/** An update from no person (a channel post): `ctx.billing.of(customer)` still works, its own calls say why not. */
function nobodysBilling(needs: BillingNeeds): Billing {
  const refuse = (): Promise<never> =>
    Promise.reject(new BillingError('no_customer', 'This update is from no person; use ctx.billing.of(customer).', 0));
  return {
    customer: '',
    check: refuse,
    consume: refuse,
    reserve: refuse,
    of: (customer) => billingOf(needs, customer),
  };
}

/** The statuses after which the same update may be taken another time: the key or the bot can be put right. */
const mayChange = new Set([401, 402, 403, 404, 408, 409, 423, 425, 429]);

async function deliver(platform: Platform, bot: string, update: Update): Promise<Verdict> {
  try {
    const options = { params: { path: { bot } }, body: bodyOf(update) };
    await answerOf(platform.once.POST('/v1/bots/{bot}/updates', options));
    return { taken: true };
  } catch (error) {
    const final = error instanceof BillingError && error.status >= 400 && error.status < 500;
    if (final && !mayChange.has(error.status)) return { taken: false, reason: `${error.code}: ${error.message}` };
    throw error;
  }
}
