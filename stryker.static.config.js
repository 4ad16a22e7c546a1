import { readFileSync } from 'node:fs';

/**
 * The second half of `npm run mutate`: what runs once, when a module is loaded (a table, a regular
 * expression). Such a change is seen only by a test file that loads the module anew, so here each
 * test file has a process of its own, and the first half has left these out.
 */
const common = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
const report = JSON.parse(readFileSync(common.jsonReporter.fileName, 'utf8'));

/** As `file:line:column-line:column`, the way in which Stryker is told a place. */
function placesIn([file, { mutants }]) {
  const left = mutants.filter((mutant) => mutant.statusReason?.startsWith('Static mutant'));
  return left.map(({ location: { start, end } }) => {
    return `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
  });
}

const mutate = [...new Set(Object.entries(report.files).flatMap(placesIn))];

export default {
  ...common,
  mutate,
  vitest: { ...common.vitest, configFile: 'test/domain/vitest.static.config.ts' },
  ignoreStatic: false,
  incremental: false,
  jsonReporter: { fileName: '.mutation/static.json' },
  htmlReporter: { fileName: '.mutation/static.html' },
};
