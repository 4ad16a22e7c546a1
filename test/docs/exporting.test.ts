import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exportedFiles } from '../support/exported-files.js';

const page = readFileSync(new URL('../../docs/exporting.md', import.meta.url), 'utf8');
const heading = '## The files\n';

// `npx vitest run test/docs/exporting.test.ts -u` writes the tables from the code.
test('docs/exporting.md lists every file with every column', async () => {
  const tables = exportedFiles.map(({ name, row, columns }) => {
    const rows = columns.map((column) => `| \`${column.name}\` | ${column.says} |`);
    return [`### \`${name}\``, '', `A row is ${row}.`, '', '| column | says |', '| --- | --- |']
      .concat(rows)
      .join('\n');
  });
  const [intro = ''] = page.split(heading);
  const wanted = `${intro}${heading}\n${tables.join('\n\n')}\n`;
  await expect(wanted).toMatchFileSnapshot('../../docs/exporting.md');
});
