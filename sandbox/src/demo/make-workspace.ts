import { asterism } from './command-line.ts';
import type { DemoFacts } from './facts.ts';
import type { RunningPlatform } from './start-platform.ts';

export type WorkspaceKeys = Pick<DemoFacts, 'workspace' | 'api_key'>;

/** A workspace and its key, made on the command line, as an operator does. */
export async function makeWorkspace(
  { environment }: Pick<RunningPlatform, 'environment'>,
  name: string,
): Promise<WorkspaceKeys> {
  const made = await asterism(environment, 'workspace', 'create', '--name', name, '--json');
  const { workspace } = JSON.parse(made) as { workspace: number };
  const asked = ['key', 'create', '--workspace', String(workspace), '--name', 'demo', '--json'];
  const { secret } = JSON.parse(await asterism(environment, ...asked)) as { secret: string };
  return { workspace, api_key: secret };
}
