import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function markIn(dataDir: string): string {
  return join(dataDir, 'own-club');
}

/** Whether the data folder was begun with `--empty`: no start brings the sample club into it. */
export function isForOwnClub(dataDir: string): boolean {
  return existsSync(markIn(dataDir));
}

export async function keepForOwnClub(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(markIn(dataDir), 'The sample club is not imported here.\n', { mode: 0o600 });
}
