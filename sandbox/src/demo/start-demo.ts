import path from 'node:path';
import { createClient, orThrow, type Client } from '@asterism/api';
import { openWorld } from '../open-world.ts';
import { defineCatalogue, featureCodes, productCodes } from './catalogue.ts';
import { claimDataDir } from './claim.ts';
import { asterism } from './command-line.ts';
import { emptyDataDir } from './data-dir.ts';
import { readFacts, writeFacts, type DemoFacts } from './facts.ts';
import { askPlatform } from './ask.ts';
import { openExchange } from './exchange.ts';
import { makeHistory } from './history.ts';
import { makeWorkspace, type WorkspaceKeys } from './make-workspace.ts';
import { openPanel } from './panel.ts';
import { openStore } from './store.ts';
import { freePort } from './ports.ts';
import type { DemoSettings } from './settings.ts';
import { aiBot, exchangeBot, registerBot, storeBot, startBot, type DemoBot } from './start-bot.ts';
import { startPlatform } from './start-platform.ts';
import { startSecond, type SecondPlatform } from './start-second.ts';
import { worldApi, type WorldApi } from './world-api.ts';

/** The whole thing, up and running. */
export type RunningDemo = {
  readonly facts: DemoFacts;
  readonly platform: Client;
  readonly world: WorldApi;
  /** Runs a command of the `asterism` command line beside the platform. */
  asterism(...words: string[]): Promise<string>;
  /** A second platform in the same world, with books of its own; started when it is asked for first. */
  readonly second: () => Promise<SecondPlatform>;
  /** Resolves with the name of a program that has ended although nobody asked it to. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
};

/** What is told while it starts. */
export type Tell = (line: string) => void;

/**
 * Starts the emulated world, the platform and the example bot, each as it would really run, on one data
 * directory. The first time it also makes a workspace, a key, a catalogue and a little history.
 */
export async function startDemo(settings: DemoSettings, tell: Tell): Promise<RunningDemo> {
  await using opened = new AsyncDisposableStack();
  const { dataDir } = settings;
  opened.adopt(await claimDataDir(dataDir), (giveBack) => giveBack());
  if (settings.fresh) await emptyDataDir(dataDir);
  const sandboxPort = await freePort(settings.sandboxPort, 'SANDBOX_PORT', settings.walk);
  const port = await freePort(settings.port, 'PORT', settings.walk);

  tell('Telegram, emulated …');
  const stateFile = path.join(dataDir, 'telegram.json');
  const emulated = opened.adopt(await openWorld({ port: sandboxPort, stateFile }), (open) => open.close());
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const world = worldApi(sandboxUrl);
  const bot = await registerBot(world, aiBot);
  const exchange = await registerBot(world, exchangeBot);
  const store = await registerBot(world, storeBot);

  tell('The platform, with its PostgreSQL …');
  const running = await startPlatform({ dataDir, port, telegramApiRoot: sandboxUrl });
  opened.defer(() => running.stop());
  await emulated.connect(running);

  const before = await readFacts(dataDir);
  const keys = before ?? (await makeWorkspace(running, 'Demo'));
  const platform = createClient({ baseUrl: running.url, key: keys.api_key });
  await defineCatalogue(platform);
  await orThrow(platform.POST('/v1/bots', { body: { token: bot.token, mode: 'tap' } }));
  const ask = askPlatform(running.url, keys.api_key);
  await ask('POST', '/v1/bots', { token: exchange.token, mode: 'webhook', purpose: 'exchange' });
  await ask('POST', '/v1/bots', { token: store.token, mode: 'webhook', purpose: 'store' });

  tell('The example bot …');
  const { url: platformUrl } = running;
  const program = await startBot({ dataDir, bot, platformUrl, apiKey: keys.api_key, telegramApiRoot: sandboxUrl });
  opened.defer(() => program.stop());
  if (!before) tell('Some people and their history …');
  if (!before) await makeHistory({ platform, world, bot });
  if (!before) tell('An exchange, with tasks to take …');
  if (!before) await openExchange({ ask, world, bot: exchange });
  if (!before?.panel_key) tell('A panel, with a reseller …');
  const panelKey = before?.panel_key ?? (await openPanel({ ask, world, bot: exchange }));
  if (!before?.store_key) tell('A store of Stars, with suppliers …');
  const storeKey = before?.store_key ?? (await openStore({ ask, world, bot: store }));
  const made = { ...keys, panel_key: panelKey, store_key: storeKey };
  const facts = factsOf({ platformUrl, sandboxUrl, bot, exchange, store, ...made });
  await writeFacts(dataDir, facts);
  const broken = Promise.race([
    running.ended.then(() => `The platform ended; see ${running.logFile}`),
    program.ended.then(() => `The example bot ended; see ${dataDir}/ai-bot.log`),
  ]);
  const held = opened.move();
  let second: Promise<SecondPlatform> | undefined;
  return {
    facts,
    platform,
    world,
    broken,
    second: () => (second ??= startSecond({ dataDir, emulated, sandboxUrl }, (stop) => held.defer(stop))),
    asterism: (...words) => asterism(running.environment, ...words),
    close: () => held.disposeAsync(),
  };
}

type Made = WorkspaceKeys & Pick<DemoFacts, 'panel_key' | 'store_key'>;

const factsOf = (
  made: Made & { platformUrl: string; sandboxUrl: string; bot: DemoBot; exchange: DemoBot; store: DemoBot },
): DemoFacts => ({
  platform_url: made.platformUrl,
  sandbox_url: made.sandboxUrl,
  workspace: made.workspace,
  api_key: made.api_key,
  panel_key: made.panel_key,
  store_key: made.store_key,
  operator: { login: null, password: null },
  bots: [botFacts(made.bot, 'billing'), botFacts(made.exchange, 'exchange'), botFacts(made.store, 'store')],
  features: featureCodes,
  products: productCodes,
});

const botFacts = ({ id, username, token }: DemoBot, purpose: string) => ({ id, username, token, purpose });
