import { join } from 'node:path';
import { printFaults } from '../cli/import-folder/print-faults.js';
import { readImportFolder } from '../cli/import-folder/read-import-folder.js';
import type { Desk } from '../services/desk.js';
import { importClub } from '../services/import-club/import-club.js';
import { offerContacts } from '../services/search.js';
import { projectFolder } from './project-folder.js';

async function isEmpty(desk: Desk): Promise<boolean> {
  const search = { text: '', payersOnly: false, limit: 1 };
  return (await offerContacts(desk, { kind: 'import' }, search)).length === 0;
}

/** Gives an empty local desk the sample club, so that there is something to credit. */
export async function importSampleClub(
  desk: Desk,
  progress: (done: number, total: number) => void,
): Promise<boolean> {
  if (!(await isEmpty(desk))) return false;
  const folder = join(projectFolder(), 'samples', 'riverside');
  const read = await readImportFolder(folder, { timeZone: desk.club.timeZone });
  const result = read.ok ? await importClub(desk, read.data, progress) : read;
  if (!result.ok) throw new Error(printFaults(result.faults).join('\n'));
  return true;
}
