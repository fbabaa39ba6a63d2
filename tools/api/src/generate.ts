// Writes the API's document and its types from the server's own schemas; with --check only says whether they are current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypes, { astToString } from 'openapi-typescript';
import { describeApi } from '@asterism/server/openapi';

const banner =
  '// Generated from openapi.json by `npm run generate -w @asterism/api`. Change the server, not this file.\n\n';
const home = new URL('../../../packages/api/', import.meta.url);

const document = await describeApi('http://localhost:8080');
const types = await openapiTypes(JSON.stringify(document), { alphabetize: false, defaultNonNullable: false });
const files = {
  'openapi.json': `${JSON.stringify(document, undefined, 2)}\n`,
  'src/schema.d.ts': banner + astToString(types),
};

for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, home);
  if (!process.argv.includes('--check')) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`packages/api/${name} is not current: run npm run generate -w @asterism/api.`);
    process.exitCode = 1;
  }
}
