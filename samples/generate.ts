import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { riverside } from './generator/riverside.js';

/** Writes the sample club anew: `npm run samples`. The files are the same every time. */
const folder = join('samples', 'riverside');
await mkdir(folder, { recursive: true });
for (const [name, text] of riverside()) {
  await writeFile(join(folder, name), text);
  console.log(`${join(folder, name)}: ${text.split('\n').length - 2} rows`);
}
