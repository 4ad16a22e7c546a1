import { readdir } from 'node:fs/promises';
import { importFileNames, isImportFileName } from '../../domain/import/file-layout.js';
import { showValue } from '../../domain/import/import-fault.js';
import { nearestName } from './nearest-name.js';

export type FolderListing =
  | { ok: true; present: ReadonlySet<string>; warnings: string[] }
  | { ok: false; reason: string };

const unreadable: Partial<Record<string, string>> = {
  ENOENT: 'There is no such folder; check the path.',
  ENOTDIR: 'This is a file, not a folder; give the folder that holds the CSV files.',
  EACCES: 'This folder may not be read; check its permissions.',
};

function unknownFile(name: string): string {
  const nearest = nearestName(name, importFileNames);
  const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
  return `"${showValue(name)}" is not read: no import file has this name.${hint}`;
}

/** Which import files a folder holds. Files of other names are warned of; hidden ones are not. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const names: string[] = [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names.push(...entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = unreadable[code];
    if (reason === undefined) throw error;
    return { ok: false, reason };
  }
  const visible = names.filter((name) => !name.startsWith('.')).sort();
  const present = new Set(visible.filter(isImportFileName));
  const warnings = visible.filter((name) => !isImportFileName(name)).map(unknownFile);
  if (present.size > 0) return { ok: true, present, warnings };
  const reason = [
    'The folder holds no file to import; it needs at least one of',
    importFileNames.join(', '),
  ];
  return { ok: false, reason: `${[reason.join(' '), ...warnings].join('. ')}` };
}
