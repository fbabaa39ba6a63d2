// Writes `dist/`, the package as it is published: plain JavaScript with types, since Node does not strip types
// from files inside node_modules. `npm publish packages/telegram-sandbox/dist` sends it.
import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const dist = new URL('./dist/', here);
const inHere = (name: string) => fileURLToPath(new URL(name, here));

await rm(dist, { recursive: true, force: true });
execFileSync('tsc', ['-p', inHere('tsconfig.build.json')], { stdio: 'inherit' });
const { devDependencies: _, scripts: __, ...source } = JSON.parse(await readFile(inHere('package.json'), 'utf8'));
const published = {
  ...source,
  bin: { 'telegram-sandbox': './src/cli.js' },
  engines: { node: '>=22.1' },
  exports: { '.': { types: './src/index.d.ts', default: './src/index.js' } },
};
await writeFile(new URL('package.json', dist), `${JSON.stringify(published, null, 2)}\n`);
for (const name of ['README.md', 'page']) {
  await cp(new URL(name, here), new URL(name, dist), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
