import type { World } from '../open-world.ts';
import { asterism } from './command-line.ts';
import { askPlatform, type AskPlatform } from './ask.ts';
import { makeWorkspace } from './make-workspace.ts';
import { freePort } from './ports.ts';
import { startPlatform } from './start-platform.ts';

/** A platform of somebody else's, who sells to the first one. */
export type SecondPlatform = {
  readonly url: string;
  /** With the key of a workspace that was made for this run. */
  readonly ask: AskPlatform;
  readonly apiKey: string;
  asterism(...words: string[]): Promise<string>;
};

type Place = { readonly dataDir: string; readonly emulated: World; readonly sandboxUrl: string };

/** Starts it on any free port, in the same world and on the same clock. */
export async function startSecond(
  { dataDir, emulated, sandboxUrl }: Place,
  stopLater: (stop: () => Promise<void>) => void,
): Promise<SecondPlatform> {
  const port = await freePort(0, 'PORT', true);
  const running = await startPlatform({ dataDir, port, telegramApiRoot: sandboxUrl, folder: 'second' });
  stopLater(() => running.stop());
  await emulated.connect(running);
  const { api_key: apiKey } = await makeWorkspace(running, 'Upstream');
  return {
    url: running.url,
    apiKey,
    ask: askPlatform(running.url, apiKey),
    asterism: (...words) => asterism(running.environment, ...words),
  };
}
