// Prints the test files in which something failed, one a line.
import { readFileSync } from 'node:fs';

const [, , path] = process.argv;
for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
  if (file.status === 'failed') process.stdout.write(`${file.name}\n`);
}
