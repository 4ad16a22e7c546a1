import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { projectFolder, type SourceFiles } from './source-files.js';

/** `line` is from 1. */
export type Finding = { file: string; line: number; rule: string };

type Report = {
  diagnostics: {
    category: string;
    location: { path: string; start: { line: number } };
  }[];
};

/**
 * What the project's own linter says about files as if they stood where their names say. It follows
 * imports on the disk, so they are written to a folder of the project for that moment.
 */
export function lintProbe(files: SourceFiles): Finding[] {
  const parent = `${projectFolder}test/structure/`;
  const folder = mkdtempSync(`${parent}probe-`);
  const names = [...files.keys()];
  try {
    for (const [place, name] of names.entries()) {
      mkdirSync(`${folder}/${place}`);
      writeFileSync(`${folder}/${place}/${basename(name)}`, fromProbe(name, files.get(name) ?? ''));
    }
    return runLinter(posix.join('test/structure', basename(folder))).map(
      ({ category, location }) => ({
        file: names[Number(posix.basename(posix.dirname(location.path)))] ?? location.path,
        line: location.start.line,
        rule: category,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A probe's file is four folders down; what it imports stays where it is. */
function fromProbe(name: string, text: string): string {
  return text.replaceAll(
    /from '(\.[^']+)'/g,
    (_, target) => `from '../../../../${posix.join(posix.dirname(name), target)}'`,
  );
}

function runLinter(folder: string): Report['diagnostics'] {
  const linter = `${projectFolder}node_modules/.bin/biome`;
  const given = ['lint', '--reporter=json', '--max-diagnostics=none', folder];
  const { stdout, stderr } = spawnSync(linter, given, { cwd: projectFolder, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(`the linter did not run: ${stderr}`);
  const report: Report = JSON.parse(stdout);
  return report.diagnostics;
}
