import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ImportFileName,
  importFileNames,
  isImportFileName,
} from '../../domain/import/file-layout.js';
import { showValue } from '../../domain/import/import-fault.js';
import { nearestName } from './nearest-name.js';

/** What a file looks like from outside; another stamp means that it was changed. */
export type FileStamp = { size: number; changed: string };

export type FolderListing =
  | { ok: true; present: ReadonlyMap<ImportFileName, FileStamp>; warnings: string[] }
  | { ok: false; reason: string };

const unreadable: Partial<Record<string, string>> = {
  ENOENT: 'There is no such folder; check the path.',
  ENOTDIR: 'This is a file, not a folder; give the folder that holds the CSV files.',
  EACCES: 'This folder may not be read; check its permissions.',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function unknownFile(name: string): string {
  const nearest = nearestName(name, importFileNames);
  const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
  return `"${showValue(name)}" is not read: no import file has this name.${hint}`;
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

/** Which import files a folder holds. Files of other names are warned of; hidden ones are not. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const names = await namesIn(folder);
  if ('reason' in names) return { ok: false, reason: names.reason };
  const visible = names.filter((name) => !name.startsWith('.')).sort();
  const warnings = visible.filter((name) => !isImportFileName(name)).map(unknownFile);
  const present = new Map<ImportFileName, FileStamp>();
  for (const name of visible.filter(isImportFileName)) {
    present.set(name, await stampOf(join(folder, name)));
  }
  if (present.size > 0) return { ok: true, present, warnings };
  const reason = [
    'The folder holds no file to import; it needs at least one of',
    importFileNames.join(', '),
  ];
  return { ok: false, reason: `${[reason.join(' '), ...warnings].join('. ')}` };
}
