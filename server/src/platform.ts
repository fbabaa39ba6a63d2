import { createServer } from 'node:net';
import path from 'node:path';
import { adoptByRules, billingJobs, billingPurpose, billingSweeps, openRefusalLog, purchasePurpose } from '#billing';
import type { Config } from '#config';
import { botReaction, botSweeps, type BotNeeds } from '#bot';
import { openConnection } from '#connections';
import { migrate, openPool, type Pool } from '#database';
import { routeFiat } from '#gateways/provider';
import { takeFromEscrows } from '#exchange';
import { depositPurpose, depositTerms, fundsSweeps, meetWorld, topUpPurpose, topUpTerms } from '#funds';
import { reactToUpdates } from '#gateways/stars';
import { payoutFigures } from '#gateways/ton';
import { openHttp, openLog } from '#http';
import { openKeyring, sessionSweeps } from '#identity';
import { openJobs, type Log } from '#jobs';
import { movableClock, systemClock, type Clock, type MovableClock } from '#kernel';
import { openEngine, releaseDueHolds, type Engine } from '#ledger';
import { rateSweeps } from '#rates';
import { approvePayment, openCrew, paymentSweeps, receive, type PaymentsNeeds, type Purposes } from '#payments';
import type { GatewayNeeds, MoneyIn } from '#payments/gateway';
import { isPaidOut, moneyOut, payoutMentioned, payoutSweeps, refundRail, refundsByPayout } from '#payouts';
import { subscriptionPurpose, subscriptionSweeps, subscriptionTerms } from '#subscriptions';
import { refillJobs, refillSweeps } from '#refills';
import { storeOrderPurpose, storePurpose } from '#store';
import { joinReactions, pollBots, relaySweeps, telegramSweeps, type BotApiNeeds, type TelegramNeeds } from '#telegram';
import { openDoor, type Door } from '#outbound';
import { forgetOld, openCourier, type Courier } from '#webhooks';
import { accountFor, openAccount } from './account-for.ts';
import { openPayer } from './open-payer.ts';
import { botFor } from './bot-for.ts';
import { wireExchange } from './exchange-wiring.ts';
import { wirePanel } from './panel-wiring.ts';
import { wireStore } from './store-wiring.ts';
import { botNotifier } from './bot-notifier.ts';
import { formsOf, gatewaysOf, type BuildGateway } from './gateways-of.ts';
import { providerAccount } from './provider-account.ts';
import { knowsPayout } from './knows-payout.ts';
import { personData } from './person-data.ts';
import { outerAccounts } from './outer-accounts.ts';
import { rateSourcesOf } from './rate-sources.ts';
import { tellOfPayout, tellingDeposits } from './tell-people.ts';
import { tellSlow } from './tell-slow.ts';
import { tonPayoutSweeps } from './ton-out.ts';
import { askWalletOf, tonDeposits, walletProofsOf } from './ton-money.ts';
import { openEmbedded, readMasterKey, StartFault, type OpenDatabase } from './embedded.ts';

/** A running platform. */
export type Platform = {
  /** Where it listens. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Resolves when the embedded database has gone away, and the platform can do nothing more. */
  readonly lost: Promise<void>;
  /** Lets what is under way finish, then closes everything, last the database. */
  close(): Promise<void>;
};

/**
 * Starts everything in one process: database, migrations, posting engine, jobs with their sweeps, HTTP, polling.
 * What was opened is closed again when a later step fails. Throws `StartFault` for what an operator can mend.
 */
export async function startPlatform(config: Config, more: Additions = {}): Promise<Platform> {
  await requirePort(config);
  await using opened = new AsyncDisposableStack();
  const log = openLog(config.logLevel);
  const masterKey = await readMasterKey(config);
  const database = opened.adopt(await openDatabase(config), (open) => open.close());
  const { url } = database;
  const pool = opened.adopt(openPool(url, { max: config.databaseConnections }), (open) => open.destroy());
  await migrate(pool);
  const clock = config.controlToken ? movableClock() : systemClock;
  const connections = config.engineConnections;
  const engine = opened.adopt(await openEngine({ url, clock, connections }), (open) => open.close());
  const door = openDoor({ allowPrivate: config.allowPrivateUrls });
  const needs = assemble({ pool, clock, engine, masterKey, config, log, door }, more);
  opened.defer(async () => void (await needs.refusals.flush()));
  opened.defer(() => needs.crew.quiet());
  const courier = await startCourier(opened, url, needs);
  const jobs = opened.adopt(await openJobs({ url, clock, log, ...workOf(needs, courier) }), (open) => open.stop());
  const keyring = opened.adopt(await openKeyring({ url, pool }), (open) => open.close());
  const http = await openHttp({ ...needs, courier, jobs, keyring, control: controlOf(config, clock) });
  opened.adopt(http, (open) => open.close());
  const address = await http.listen({ port: config.port, host: config.host });
  opened.adopt(pollBots(needs), (open) => open.stop());
  const held = opened.move();
  return { url: address, databaseUrl: url, lost: database.lost, close: () => held.disposeAsync() };
}

/** The database the settings name: a server of the operator's, or the embedded one. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const given = config.databaseUrl?.reveal();
  if (given === undefined) return openEmbedded(path.resolve(config.dataDir));
  return { url: given, lost: new Promise(() => {}), close: async () => {} };
}

/** What whoever embeds the platform brings along. */
export type Additions = {
  readonly gateways?: readonly BuildGateway[];
  readonly purposes?: Purposes;
};

const courierConnections = 4;

type Parts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly masterKey: Buffer;
  readonly config: Config;
  readonly log: Log;
  readonly door: Door;
};

/** What payments can touch, here and in a command beside a running platform. */
export function paymentsOf(parts: BotApiNeeds & { readonly config: Config }, more: Additions = {}): PaymentsNeeds {
  const refunds = () => refundRail({ payments: () => payments, purpose: depositPurpose });
  const payments: PaymentsNeeds = {
    ...parts,
    purposes: {
      [purchasePurpose]: billingPurpose,
      [subscriptionPurpose]: subscriptionTerms,
      [depositPurpose]: refundsByPayout(tellingDeposits(depositTerms(takeFromEscrows)), { tellUser: tellOfPayout }),
      [topUpPurpose]: tellingDeposits(topUpTerms(takeFromEscrows)),
      [storeOrderPurpose]: storePurpose(),
      ...more.purposes,
    },
    gateways: gatewaysOf(parts, [refunds, ...(more.gateways ?? [])]),
    adopt: adoptByRules,
    isPaidOut,
    outerAccounts: outerAccounts(parts.pool),
    knowsPayout: knowsPayout(parts.pool),
    reconciliation: parts.config.reconciliation,
  };
  return payments;
}

/** One object that satisfies every module: what each can touch is in its own `Needs`. */
function assemble(parts: Parts, more: Additions) {
  const botApi: BotApiNeeds = parts;
  const payments = paymentsOf(parts, more);
  const forms = formsOf(payments.gateways);
  const moneyIn: MoneyIn = {
    approve: (question) => approvePayment(payments, question),
    receive: (incoming) => receive(payments, incoming),
  };
  const open: GatewayNeeds['open'] = (connection) => openConnection({ ...parts, forms }, connection);
  const react = reactToUpdates(botApi, moneyIn, routeFiat({ open, accountOf: providerAccount(parts.pool) }));
  const outside = {
    accountFor: accountFor(parts.pool),
    openPayer: openPayer(openAccount({ ...parts, forms })),
    meetWorld,
    tellUser: tellOfPayout,
  };
  const payouts = () => ({ ...parts, ...payments, ...outside });
  const exchange = wireExchange({ ...parts, payouts });
  const panel = wirePanel({ ...parts, ...exchange.needs });
  const rateRules = { jumpBasisPoints: parts.config.rates.jumpBasisPoints };
  const store = wireStore({ ...botApi, ...parts, ...payments, ...outside, rateRules, payouts });
  const talk: BotNeeds = { ...payments, ...outside, ...exchange.needs, ...personData(parts), ...botApi, rateRules };
  const telegram: TelegramNeeds = {
    ...botApi,
    react: joinReactions(react, exchange.reaction, botReaction(talk), store.reaction),
  };
  const refusals = openRefusalLog(parts);
  return {
    ...parts,
    ...payments,
    ...telegram,
    refusals,
    forms,
    crew: openCrew(parts.log),
    openAccount: openAccount({ ...parts, forms }),
    ...personData(parts),
    ...outside,
    ...exchange.needs,
    ...panel.needs,
    ...store.needs,
    exchangeSweeps: [...exchange.sweeps, ...botSweeps(talk)],
    panelSweeps: panel.sweeps,
    storeSweeps: store.sweeps,
    payoutMentioned,
    walletProofs: walletProofsOf({ ...parts, forms }),
    askWallet: askWalletOf({ ...parts, forms }),
    tonSweeps: [
      ...tonDeposits({ ...parts, forms }, moneyIn),
      ...tonPayoutSweeps({ ...parts, open, moneyOut: moneyOut({ ...payments, ...outside }) }),
    ],
    tellSlow: tellSlow(parts),
    undecided: parts.config.undecided,
    botFor: botFor(parts.pool),
    chainFigures: () => payoutFigures(parts.pool, parts.clock.now()),
    rateSources: rateSourcesOf({ ...parts, publicUrl: parts.config.publicUrl, root: parts.config.gatewayRoot, open }),
    rateRules,
  };
}

type Needs = ReturnType<typeof assemble>;

/** Sends webhooks over connections of its own: a burst of them takes none from requests. */
async function startCourier(opened: AsyncDisposableStack, url: string, needs: Needs): Promise<Courier> {
  const pool = opened.adopt(openPool(url, { max: courierConnections }), (open) => open.destroy());
  return opened.adopt(openCourier({ ...needs, pool }), (open) => open.stop());
}

/** What runs by itself: the jobs of the queues, and what comes due by the clock. */
const workOf = (needs: Needs, courier: Courier) => ({
  handlers: { ...billingJobs(needs), ...refillJobs({ ...needs, notifier: botNotifier(needs) }) },
  sweeps: [
    ...telegramSweeps(needs),
    ...relaySweeps(needs),
    ...paymentSweeps(needs),
    ...payoutSweeps(needs),
    ...billingSweeps(needs),
    ...subscriptionSweeps(needs),
    ...refillSweeps(needs),
    ...rateSweeps(needs),
    ...fundsSweeps(needs),
    ...sessionSweeps(needs),
    ...needs.exchangeSweeps,
    ...needs.panelSweeps,
    ...needs.storeSweeps,
    ...needs.tonSweeps,
    courier.sweep,
    needs.crew.sweep,
    forgetOld(needs),
    { name: 'ledger.holds', run: () => releaseDueHolds(needs) },
  ],
});

const isMovable = (clock: Clock): clock is MovableClock => 'set' in clock;

const controlOf = ({ controlToken }: Config, clock: Clock) =>
  controlToken && isMovable(clock) ? { token: controlToken.reveal(), clock } : undefined;

/** Asked first, so that a port in use is told before a database is made. */
function requirePort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    const taken = new StartFault(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`);
    probe.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? taken : error));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
