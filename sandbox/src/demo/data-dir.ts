import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Everything the demo ever writes. Only these are removed: a mistyped DATA_DIR costs nobody their files. */
const ours =
  /^(platform|second|telegram(\.systems)?\.json|demo\.json|platform\.log|second\.log|ai-bot\.log|ai-bot\.outbox\.jsonl.*)(\.new)?$/;

/** Removes what earlier demos left in this directory. */
export async function emptyDataDir(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => ours.test(name));
  await Promise.all(names.map((name) => rm(path.join(dataDir, name), { recursive: true, force: true })));
}
