/** One row of the table in docs/architecture.md, "Who may import whom". */
export type ImportRule = {
  /** A folder (`src/store`), a file (`src/main.ts`), or either with `*` for any one name. */
  files: string;
  /** Names of rows above, packages, `itself`, or `everything` (every row above and package). */
  mayImport: ReadonlySet<string>;
  typesOnly: ReadonlySet<string>;
  /** One sentence. */
  because: string;
};

const HEADING = '## Who may import whom';

/** Reads the rules out of the page's table; throws where the table is not as its readers need it. */
export function readImportTable(page: string): ImportRule[] {
  const section = page.split(`${HEADING}\n`)[1]?.split('\n## ')[0];
  if (section === undefined) throw new Error(`docs/architecture.md has no section "${HEADING}"`);
  const rules = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(readRow);
  const names = rules.map((rule) => rule.files);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`the import table has two rows for ${twice}`);
  return rules;
}

/** The row that counts for a file: of all that fit it, the one that says it most exactly. */
export function ruleFor(file: string, rules: readonly ImportRule[]): ImportRule | undefined {
  return rules
    .filter((rule) => fits(file, rule.files))
    .sort((one, other) => other.files.length - one.files.length)[0];
}

function readRow(line: string): ImportRule {
  const cells = line.split('|').slice(1, -1);
  const [files = '', mayImport = '', typesOnly = '', because = ''] = cells;
  const [name] = namesIn(files);
  if (cells.length !== 4 || name === undefined || because.trim() === '') {
    throw new Error(`a row of the import table has four cells, the last one a reason: ${line}`);
  }
  return {
    files: name,
    mayImport: new Set(namesIn(mayImport)),
    typesOnly: new Set(namesIn(typesOnly)),
    because: because.trim(),
  };
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`|\b(itself|everything)\b/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  );
}

function fits(file: string, pattern: string): boolean {
  const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+');
  return new RegExp(`^${expression}(?:/|$)`).test(file);
}
