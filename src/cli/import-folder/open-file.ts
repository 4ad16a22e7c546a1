import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFileName } from '../../domain/import/file-layout.js';
import { TextFault, wholeFile } from './text-fault.js';

const sentences: Partial<Record<string, string>> = {
  ELOOP: 'This is a link, and only files are read; put the file itself into the folder.',
  EACCES: 'This file may not be read; check its permissions.',
  ENXIO: 'This is a socket, not a file; put the file itself into the folder.',
  ENOENT: 'The file was there and is gone; wait until the export has ended, then import again.',
};

function whatItIs(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

/**
 * Opens a file of the folder, if it is one: a link could lead anywhere, and a pipe or a device
 * might never end. @throws TextFault
 */
export async function openFile(folder: string, name: ImportFileName): Promise<FileHandle> {
  // Not to wait: opening a pipe would, until somebody writes to it.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let handle: FileHandle;
  try {
    handle = await open(join(folder, name), flags);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = String(error.code);
    const reason = sentences[code] ?? `The file cannot be read (${code}); check what it is.`;
    throw new TextFault(wholeFile, reason);
  }
  const stats = await handle.stat();
  if (stats.isFile()) return handle;
  await handle.close();
  const reason = `This is ${whatItIs(stats)}, not a file; put the file itself into the folder.`;
  throw new TextFault(wholeFile, reason);
}
