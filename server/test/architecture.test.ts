import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayImport } from './may-import.ts';

const root = path.join(import.meta.dirname, '../..');
const source = path.join(root, 'server/src');

/** The wiring: these files know everything. */
const wiring = /^server\/src\/[a-z-]+\.ts$/;

const skipped = new Set(['node_modules', '.git', '.data', 'dist', 'coverage']);

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else yield file;
  }
}

const files = [...walk('.')];
const code = files.filter((file) => /\.(ts|js|cjs)$/.test(file) && !file.endsWith('.d.ts'));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:^|\s)(?:import|export)\b[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
const moduleOf = (file: string) =>
  Object.keys(mayImport).find((name) => file.startsWith(`server/src/${name}/`)) ?? undefined;
const migrations = files.filter((file) => file.startsWith('server/migrations/') && file.endsWith('.sql')).sort();
const productFiles = code.filter((file) => file.startsWith('server/src/') && !file.endsWith('.test.ts'));

describe('imports', () => {
  it('point one way, and enter a module by its name', () => {
    const offences = productFiles.flatMap((file) => {
      const module = moduleOf(file);
      if (!module) return [];
      const allowed = new Set([module, ...(mayImport[module] ?? [])].map((name) => `#${name}`));
      return importsOf(file)
        .filter(
          (name) =>
            name.startsWith('../') || name.startsWith('@asterism/') || (name.startsWith('#') && !allowed.has(name)),
        )
        .map((name) => `${file} imports ${name}`);
    });
    expect(offences).toEqual([]);
  });

  it('know every module: each folder of the server is in the table, in the faces and in the linter', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const modules = folders.flatMap(({ name }) =>
      existsSync(path.join(source, name, 'index.ts'))
        ? [name]
        : readdirSync(path.join(source, name)).map((inner) => `${name}/${inner}`),
    );
    const faces = (JSON.parse(read('server/package.json')) as { imports: Record<string, string> }).imports;
    const linter = read('.oxlintrc.json');
    expect(modules.filter((name) => !(name in mayImport))).toEqual([]);
    expect(modules.filter((name) => faces[`#${name}`] !== `./src/${name}/index.ts`)).toEqual([]);
    expect(modules.filter((name) => !linter.includes(`"server/src/${name}/**"`))).toEqual([]);
  });

  it('leave the sandbox out of the product', () => {
    const offences = productFiles.filter((file) =>
      importsOf(file).some((name) => /(^|\/)(telegram-)?sandbox(\/|$)/.test(name)),
    );
    expect(offences).toEqual([]);
  });
});

describe('modules', () => {
  const modules = Object.keys(mayImport).filter((name) => existsSync(path.join(source, name)));

  it('each say in a README what they own and what they do not', () => {
    const missing = modules.filter((name) => {
      const readme = `server/src/${name}/README.md`;
      return !existsSync(path.join(root, readme)) || !/does not own/i.test(read(readme));
    });
    expect(missing).toEqual([]);
  });

  it('have a face that only hands names on', () => {
    const offences = modules.filter((name) =>
      read(`server/src/${name}/index.ts`)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .split(';')
        .some((statement) => statement.trim() !== '' && !/^export\s+(type\s+)?(\{|\*)/.test(statement.trim())),
    );
    expect(offences).toEqual([]);
  });
});

describe('files', () => {
  it('are named by the words of the field, in kebab case', () => {
    const forbidden = /(^|[-/.])(utils?|helpers?|common|managers?|services?|handlers?|misc|types)([-.]|$)/;
    const sold = /\/(?:catalogue|panel|smm-panel)\/[a-z-]*services?[a-z-]*\.ts$/; // the word of the field for what a panel sells
    const offences = code.filter(
      (file) => (forbidden.test(path.basename(file)) && !sold.test(file)) || !/^[a-z0-9.-]+$/.test(path.basename(file)),
    );
    expect(offences).toEqual([]);
  });

  it('stay under 300 lines', () => {
    const long = [...code, ...migrations].filter((file) => read(file).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('ask only the clock for the time, and only the configuration for the environment', () => {
    const samples = 'server/src/http/code-samples.ts'; // text for readers, not code of ours
    const clocks = new Set(['server/src/kernel/clock.ts', 'server/src/kernel/ids.ts']);
    const offences = productFiles.filter((file) => {
      const text = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$|`[^`]*`|'[^'\n]*'/gm, '');
      const time = /\bDate\.now\(\)|\bnew Date\(\)/.test(text) && !clocks.has(file);
      const environment = /\bprocess\.env\b/.test(text) && file !== 'server/src/config.ts' && file !== samples;
      return time || environment;
    });
    expect(offences).toEqual([]);
  });

  it('let only payments spend through a gateway', () => {
    const spends = /\.(payIn|payOut|refund)\??\.?\s*[.(]|\.refund\(/;
    const offences = productFiles.filter(
      (file) =>
        spends.test(read(file)) &&
        !file.startsWith('server/src/payments/') &&
        !file.startsWith('server/src/gateways/') &&
        !wiring.test(file),
    );
    expect(offences).toEqual([]);
  });
});

describe('migrations', () => {
  it('are numbered without gaps', () => {
    const numbers = migrations.map((file) => Number(path.basename(file).slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  const notColumns = new Set(['constraint', 'primary', 'foreign', 'unique']);
  const columnsOf = (file: string) =>
    [...read(file).matchAll(/create table [\w."]+ \(\n([\s\S]*?)\n\)/g)]
      .flatMap((table) => [...(table[1] ?? '').matchAll(/^\s+([a-z_]+) ([a-z0-9 ]+)/gm)])
      .map(([, name = '', type = '']) => ({ name, type }))
      .filter(({ name }) => !notColumns.has(name));

  it('give no product a column that keeps an amount left: what is left is a balance on the ledger', () => {
    const offences = migrations
      .filter((file) => !file.includes('_ledger'))
      .flatMap((file) => columnsOf(file).map((column) => ({ file, ...column })))
      .filter(({ name, type }) => /_left|remaining|balance|available/.test(name) && /^(bigint|int|numeric)/.test(type));
    expect(offences).toEqual([]);
  });

  it('keep no money in a floating type', () => {
    const floating = /^(real|double precision|float|money)/;
    const offences = migrations.flatMap(columnsOf).filter(({ type }) => floating.test(type));
    expect(offences).toEqual([]);
    expect(migrations.flatMap(columnsOf).length).toBeGreaterThan(50);
  });
});

describe('documents', () => {
  const pages = files.filter((file) => file.endsWith('.md'));

  it('name only paths that exist', () => {
    const named = /`((?:server|packages|sandbox|bench|examples|docs|scripts|tools)\/[A-Za-z0-9_./-]+[A-Za-z0-9])`/g;
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(named)]
        .filter((match) => !existsSync(path.join(root, match[1] ?? '')))
        .map((match) => `${page}: ${match[1]}`),
    );
    expect(missing).toEqual([]);
  });

  it('are linked to pages that exist', () => {
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .filter((match) => !existsSync(path.join(root, path.dirname(page), match[1] ?? '')))
        .map((match) => `${page}: ${match[1]}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the lock file', () => {
  it('carries no registry address', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });
});
