// Prints how many tests there were and how they ended. A test that failed and then passed by
// itself is named first: it is a fault to be mended, in the test or in what it tests.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [, , folder] = process.argv;
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const failedIn = (results) =>
  results.testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative('', path);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${name}: ${fullName}`);
    return status === 'failed' ? [`${name}: ${message}`] : [];
  });

const first = read('first.json');
const second = existsSync(join(folder, 'second.json')) ? read('second.json') : undefined;
const failed = new Set(failedIn(second ?? first));
const unsteady = failedIn(first).filter((test) => !failed.has(test));
const skipped = first.numPendingTests + first.numTodoTests;
const passed = first.numTotalTests - failed.size - skipped;
if (first.numTotalTests === 0) process.exitCode = 1;
process.stdout.write(
  [
    ...unsteady.map((test) => `Unsteady, failed once and then passed: ${test}`),
    `${passed} passed, ${failed.size} failed, ${skipped} skipped`,
    '',
  ].join('\n'),
);
