import { openById, openConnection } from '#connections';
import { routeFiat } from '#gateways/provider';
import { reactToUpdates } from '#gateways/stars';
import type { Pool } from '#database';
import type { Log, Sweep } from '#jobs';
import { places } from '#ledger';
import { Refusal, type Clock } from '#kernel';
import type { Door } from '#outbound';
import {
  approvePayment,
  backToWorld,
  openCrew,
  paymentSweeps,
  receive,
  receiveDelivery,
  type Crew,
  type IntakeNeeds,
  type Purpose,
} from '#payments';
import type { Delivery, Gateway, GatewayNeeds, MoneyIn, WebhookAnswer } from '#payments/gateway';
import { receiveWebhook, telegramSweeps, type BotApiNeeds, type TelegramNeeds } from '#telegram';
import { providerAccount } from '../../src/provider-account.ts';

/** Money in as the platform wires it, with one gateway: a process of its own on whatever pool it is given. */
export type Platform = {
  readonly needs: IntakeNeeds;
  readonly gateway: Gateway;
  readonly crew: Crew;
  readonly gatewayNeeds: GatewayNeeds;
  /** What Telegram needs, for gateways that live in it. */
  readonly telegram: TelegramNeeds;
  /** Takes a delivery for a connection, or an update for a bot. */
  readonly take: (of: string, delivery: Delivery) => Promise<WebhookAnswer>;
  /** Does once what is due by the clock. Answers how much that was. */
  readonly sweep: () => Promise<number>;
  /** Hears of payments where nothing is delivered: by what the gateway does by itself, or else by asking. */
  readonly hear: () => Promise<number>;
};

/** Grants nothing: what was paid belongs to the payer. */
export const deposit: Purpose = {
  async fulfil(_tx, { id, customer, paid, amount }) {
    const to = places.user(customer ?? id);
    const postings = [{ from: places.payment(id), to, amount: paid ?? amount }];
    return { key: `fulfil:${id}`, reason: 'test.deposited', reference: id, postings };
  },
  async refunded(_tx, payment) {
    const { id, customer, paid, amount } = payment;
    const postings = backToWorld(payment, [{ from: places.user(customer ?? id), amount: paid ?? amount }]);
    return { key: `refund:${id}`, reason: 'test.refunded', reference: id, postings };
  },
};

export type PlatformParts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly masterKey: Buffer;
  readonly publicUrl: string;
  /** Where the emulated systems are. */
  readonly root: string;
  /** The way out to bots' own programs. */
  readonly door: Door;
  readonly build: (needs: GatewayNeeds, botApi: BotApiNeeds) => Gateway;
  readonly buildSweeps?: ((needs: GatewayNeeds, botApi: BotApiNeeds, moneyIn: MoneyIn) => readonly Sweep[]) | undefined;
};

export function openPlatform(parts: PlatformParts): Platform {
  const { pool, clock, log, masterKey, publicUrl, root, door } = parts;
  const forms: Record<string, NonNullable<Gateway['form']>> = {};
  const kept = { pool, masterKey, forms };
  const gatewayNeeds: GatewayNeeds = { clock, log, publicUrl, root, open: (named) => openConnection(kept, named) };
  const botApi: BotApiNeeds = { pool, clock, masterKey, log, door, config: { telegramApiRoot: root, publicUrl } };
  const gateway = parts.build(gatewayNeeds, botApi);
  if (gateway.form) forms[gateway.code] = gateway.form;
  const crew = openCrew(log);
  const needs: IntakeNeeds = {
    pool,
    clock,
    log,
    crew,
    gateways: { [gateway.code]: gateway },
    purposes: { 'test.deposit': deposit },
    async openAccount(id) {
      const found = await openById(kept, id);
      return found && { gateway: found.connection.gateway, opened: found.opened };
    },
  };
  const moneyIn = moneyInOf(needs);
  const telegram = telegramOf(needs, botApi, gatewayNeeds, moneyIn);
  const own = parts.buildSweeps?.(gatewayNeeds, botApi, moneyIn) ?? [];
  const sweeps = [...telegramSweeps(telegram), ...own, ...paymentSweeps(needs), crew.sweep];
  return {
    needs,
    gateway,
    crew,
    gatewayNeeds,
    telegram,
    take: (of, delivery) =>
      of.startsWith('bot_')
        ? takeUpdate(telegram, of, delivery)
        : receiveDelivery(needs, { gateway: gateway.code, connection: of, delivery }),
    sweep: () => runAll(sweeps),
    hear: () => runAll(own.length > 0 ? own : sweeps),
  };
}

async function runAll(sweeps: readonly Sweep[]): Promise<number> {
  let done = 0;
  for (const each of sweeps) done += await each.run();
  return done;
}

/** The one door, as gateways see it. */
const moneyInOf = (needs: IntakeNeeds): MoneyIn => ({
  approve: (question) => approvePayment(needs, question),
  receive: (incoming) => receive(needs, incoming),
});

/** Updates of bots, as the platform wires them. */
function telegramOf(
  needs: IntakeNeeds,
  botApi: BotApiNeeds,
  { open }: Pick<GatewayNeeds, 'open'>,
  moneyIn: MoneyIn,
): TelegramNeeds {
  const fiat = routeFiat({ open, accountOf: providerAccount(needs.pool) });
  return { ...botApi, react: reactToUpdates(botApi, moneyIn, fiat) };
}

const answer = (status: number): WebhookAnswer => ({ status, contentType: 'text/plain', body: '' });

/** The route `POST /telegram/{bot}`. */
async function takeUpdate(telegram: TelegramNeeds, bot: string, { headers, body }: Delivery): Promise<WebhookAnswer> {
  const given = headers['x-telegram-bot-api-secret-token'];
  const secret = typeof given === 'string' ? given : undefined;
  try {
    await receiveWebhook(telegram, { bot, secret, update: JSON.parse(body.toString('utf8')) as unknown, body });
    return answer(200);
  } catch (error) {
    return answer(error instanceof Refusal ? 401 : 500);
  }
}
