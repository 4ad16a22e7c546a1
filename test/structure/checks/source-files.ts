import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Name within the project (`src/main.ts`) to text. */
export type SourceFiles = ReadonlyMap<string, string>;

/**
 * Every TypeScript file of the project but its tests, new ones too that git has not seen yet.
 * Build results and packages are none: git ignores them.
 */
export function readSourceFiles(): SourceFiles {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
    { cwd: projectFolder, encoding: 'utf8' },
  );
  const names = listed
    .split('\n')
    .filter((name) => name !== '' && !isTest(name) && existsSync(`${projectFolder}${name}`));
  return new Map(names.map((name) => [name, readFileSync(`${projectFolder}${name}`, 'utf8')]));
}

export function readProjectFile(name: string): string {
  return readFileSync(`${projectFolder}${name}`, 'utf8');
}

function isTest(name: string): boolean {
  return /^(?:packages\/[^/]+\/)?(?:test\/|vitest\.config\.ts$)/.test(name);
}
