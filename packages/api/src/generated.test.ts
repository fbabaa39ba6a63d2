import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../..');
const tsc = path.join(root, 'node_modules/.bin/tsc');

type Sample = { lang: string; source: string };
type Operation = { operationId: string; 'x-codeSamples': Sample[] };
type Document = { paths: Record<string, Record<string, Operation>> };

describe('the generated files', () => {
  it('are those of the server as it is: if not, run npm run generate -w @asterism/api', async () => {
    const { stderr } = await run(process.execPath, [path.join(root, 'tools/api/src/generate.ts'), '--check']);
    expect(stderr).toBe('');
  });
});

describe('the samples of the reference', () => {
  let folder: string;
  let operations: Operation[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-samples-'));
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const document = JSON.parse(await readFile(path.join(root, 'packages/api/openapi.json'), 'utf8')) as Document;
    operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('come in three languages for every operation', () => {
    for (const { operationId, 'x-codeSamples': samples } of operations)
      expect([operationId, ...samples.map(({ lang }) => lang)]).toEqual([operationId, 'Shell', 'TypeScript', 'Python']);
  });

  it('in TypeScript compile against the client as they stand', async () => {
    for (const { operationId, 'x-codeSamples': samples } of operations) {
      const source = samples.find(({ lang }) => lang === 'TypeScript')?.source ?? '';
      await writeFile(path.join(folder, `${operationId}.ts`), `${source}\nexport { answer };\n`);
    }
    const base = JSON.parse(await readFile(path.join(root, 'tsconfig.json'), 'utf8')) as { compilerOptions: object };
    const compilerOptions = { ...base.compilerOptions, typeRoots: ['node_modules/@types'] };
    await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const { stdout } = await run(tsc, ['-p', folder]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });
});
