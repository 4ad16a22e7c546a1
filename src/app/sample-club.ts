import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importFolder } from '../cli/import-folder/import-folder.js';
import { printFaults } from '../cli/import-folder/print-faults.js';
import type { Desk } from '../services/desk.js';
import { offerContacts } from '../services/people/search-contacts.js';
import { projectFolder } from './project-folder.js';
import { makeSampleHistory } from './sample-history.js';

export type SampleImport = {
  /** Where a mark says that an import was begun and not ended. */
  dataDir: string;
  /** Called between the batches; what it throws ends the import there. */
  progress: (done: number, total: number) => void;
};

async function isEmpty(desk: Desk): Promise<boolean> {
  const search = { text: '', limit: 1 };
  return (await offerContacts(desk, { kind: 'import' }, search)).length === 0;
}

function markIn(dataDir: string): string {
  return join(dataDir, 'sample-club.unfinished');
}

/** Whether an import of the sample club was begun and not ended. */
export function isUnfinished(dataDir: string): boolean {
  return existsSync(markIn(dataDir));
}

/**
 * Gives an empty local desk the sample club with some history, so that there is something to see. An import
 * that was stopped or killed half way is gone on with at the next start.
 */
export async function importSampleClub(desk: Desk, options: SampleImport): Promise<void> {
  const { dataDir, progress } = options;
  const mark = markIn(dataDir);
  if (!isUnfinished(dataDir) && !(await isEmpty(desk))) return;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(mark, 'The next start goes on with the import of the sample club.\n');
  const folder = join(projectFolder(), 'samples', 'riverside');
  const result = await importFolder(desk, folder, { today: null, progress });
  if (!result.ok) throw new Error(printFaults(result.faults).join('\n'));
  await makeSampleHistory(desk);
  await rm(mark);
}
