import { type ImportRule, ruleFor } from './import-table.js';
import { type Import, readImports } from './read-imports.js';
import type { SourceFiles } from './source-files.js';

export type ForbiddenImport = {
  file: string;
  /** `<file> imports <target>: <reason>`. */
  sentence: string;
};

/** Every import that the table does not allow, and every file for which it has no row. */
export function forbiddenImports(
  files: SourceFiles,
  rules: readonly ImportRule[],
): ForbiddenImport[] {
  return [...files.keys()].flatMap((file) => {
    const rule = ruleFor(file, rules);
    if (rule === undefined) {
      return [{ file, sentence: `${file} is in a place that the import table does not know` }];
    }
    return readImports(file, files)
      .map((found) => ({ found, reason: whyForbidden(found, rule, rules) }))
      .filter(({ reason }) => reason !== undefined)
      .map(({ found, reason }) => ({
        file,
        sentence: `${file} imports ${found.target}: ${reason}`,
      }));
  });
}

function whyForbidden(
  found: Import,
  rule: ImportRule,
  rules: readonly ImportRule[],
): string | undefined {
  const names =
    found.kind === 'package' ? packageNames(found.target) : rowNames(found, rule, rules);
  if (names.length === 0) return 'the import table does not know that place';
  if (names.some((name) => rule.mayImport.has(name))) return undefined;
  if (!names.some((name) => rule.typesOnly.has(name))) return rule.because;
  return found.isTypeOnly ? undefined : `only its types may be imported here. ${rule.because}`;
}

function packageNames(target: string): string[] {
  return [target, 'everything', ...(target.startsWith('node:') ? ['node:*'] : [])];
}

/** Under which names a row's cells can allow a file. */
function rowNames(found: Import, rule: ImportRule, rules: readonly ImportRule[]): string[] {
  const target = ruleFor(found.target, rules);
  if (target === undefined) return [];
  if (target === rule) return ['itself'];
  const isAbove = rules.indexOf(target) < rules.indexOf(rule);
  return [target.files, ...(isAbove ? ['everything'] : [])];
}
