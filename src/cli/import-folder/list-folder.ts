import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ImportFileName,
  importFileNames,
  isImportFileName,
} from '../../domain/import/file-layout.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { isBeside, nearFileName, nearNameReason } from './near-file-names.js';

/** What a file looks like from outside; another stamp means that it was changed. */
export type FileStamp = { size: number; changed: string };

export type Listed = {
  ok: true;
  present: ReadonlyMap<ImportFileName, FileStamp>;
  /** Sentences about files that are left out. */
  warnings: string[];
};

export type FolderListing = Listed | { ok: false; faults: ImportFault[] };

const unreadable: Partial<Record<string, string>> = {
  ENOENT: 'There is no such folder; check the path.',
  ENOTDIR: 'This is a file, not a folder; give the folder that holds the CSV files.',
  EACCES: 'This folder may not be read; check its permissions.',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function stampOf(path: string): Promise<FileStamp> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await lstat(path);
    return { size, changed: `${ino} ${mtimeMs} ${ctimeMs}` };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { size: 0, changed: 'gone' };
  }
}

async function namesIn(folder: string): Promise<string[] | { reason: string }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() || isImportFileName(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    const reason = unreadable[codeOf(error)];
    if (reason === undefined) throw error;
    return { reason };
  }
}

/** A file of a name that is nearly right would be missed in silence, with all that it tells. */
function nearFaults(names: readonly string[]): ImportFault[] {
  return names.flatMap((name) => {
    const near = isImportFileName(name) ? null : nearFileName(name);
    if (near === null || (names.includes(near) && isBeside(name))) return [];
    const reason = nearNameReason(name, near, names.includes(near));
    return [{ file: showValue(name), line: 0, reason }];
  });
}

/** Which import files a folder holds; files of other names are told, hidden ones are not. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const names = await namesIn(folder);
  if ('reason' in names) {
    return { ok: false, faults: [{ file: folder, line: 0, reason: names.reason }] };
  }
  const visible = names.filter((name) => !/^(?:\.|~\$)/.test(name)).sort();
  const present = new Map<ImportFileName, FileStamp>();
  for (const name of visible.filter(isImportFileName)) {
    present.set(name, await stampOf(join(folder, name)));
  }
  const faults = nearFaults(visible);
  if (faults.length > 0) return { ok: false, faults };
  if (present.size === 0) {
    const reason = `The folder holds no file to import; it needs at least one of ${importFileNames.join(', ')}.`;
    return { ok: false, faults: [{ file: folder, line: 0, reason }] };
  }
  const others = visible.filter((name) => !isImportFileName(name));
  const warnings = others.map((name) => {
    return `"${showValue(name)}" is left out: no import file has this name.`;
  });
  return { ok: true, present, warnings };
}
