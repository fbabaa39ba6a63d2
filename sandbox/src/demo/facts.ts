import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the demo prints and writes to `demo.json`: where things are, and the keys to them. */
export type DemoFacts = {
  readonly platform_url: string;
  readonly sandbox_url: string;
  /** The number of the workspace. */
  readonly workspace: number;
  readonly api_key: string;
  /** The key of a reseller, for `/api/v2`. Not there in files of demos that had no panel. */
  readonly panel_key: string | null;
  /** The key of a reseller of Stars, for `/v1/topup`. Not there in files of demos that had no store. */
  readonly store_key: string | null;
  /** The operator of the console; nulls until there is one. */
  readonly operator: { readonly login: string | null; readonly password: string | null };
  /** `id` is Telegram's number of the bot; the platform and the sandbox both take it. */
  readonly bots: readonly {
    readonly id: number;
    readonly username: string;
    readonly token: string;
    readonly purpose: string;
  }[];
  readonly features: readonly string[];
  readonly products: readonly string[];
};

const fileOf = (dataDir: string) => path.join(dataDir, 'demo.json');

/** The facts of the demo that ran on this directory last, if one did. */
export async function readFacts(dataDir: string): Promise<DemoFacts | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as DemoFacts);
}

/** Writes them whole: who waits for the file never reads half of it. */
export async function writeFacts(dataDir: string, facts: DemoFacts): Promise<void> {
  const draft = `${fileOf(dataDir)}.new`;
  await writeFile(draft, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, fileOf(dataDir));
}
