import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const page = path.join(import.meta.dirname, '../../docs/performance.md');

/** A Markdown table, numbers to the right. */
export function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => (typeof value === 'number' ? whole(value) : value);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) => (typeof rows[0]?.[index] === 'number' ? '---:' : '---'));
  return [line(columns), line(rule), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');

/** "12.3 ×", or a dash when there is nothing to compare with. */
export const times = (value: number, base: number): string => {
  const ratio = value / base;
  return Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×` : '–';
};

/** On what, with what and by which command something was measured. */
export function circumstances(database: string): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  const command = `npm run bench -- ${process.argv
    .slice(2)
    .filter((word) => word !== '--write')
    .join(' ')}`;
  return [
    `${new Date().toISOString().slice(0, 10)} · ${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GB ·`,
    `${os.type()} ${os.release().split('-')[0]} · Node ${process.versions.node} · ${database} ·`,
    `load on the same machine · \`${command}\``,
  ].join(' ');
}

/** Puts a section into docs/performance.md, in place of the one of the same name. */
export async function keep(name: string, section: string): Promise<void> {
  const before = await readFile(page, 'utf8').catch(() => '# Performance\n');
  const [begin, end] = [`<!-- ${name}: measured -->`, `<!-- ${name}: end -->`];
  const block = `${begin}\n${section.trim()}\n${end}`;
  const [head, rest] = before.split(begin);
  const tail = rest?.split(end)[1];
  const after = tail === undefined ? `${before.trimEnd()}\n\n${block}\n` : `${head}${block}${tail}`;
  await writeFile(page, after);
  console.log(`Kept in docs/performance.md, section "${name}".`);
}
