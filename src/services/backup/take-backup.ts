import { writeBackup } from '../../store/backup/write-backup.js';
import type { Desk } from '../desk.js';
import { inTurn } from '../in-turn.js';
import { recordCopy } from '../trail/record-copy.js';

/** Writes all that is kept, while work goes on. @returns how many records */
export function takeBackup(
  desk: Desk,
  program: string,
  write: (text: string) => Promise<void>,
): Promise<number> {
  return inTurn(desk, 'export', async () => {
    // Before the copy is taken, so that it stands in the copy as well.
    await recordCopy(desk, 'backup', '');
    return writeBackup(desk.store, { program, takenAt: desk.now() }, write);
  });
}
