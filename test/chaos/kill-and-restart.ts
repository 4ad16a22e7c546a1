import { setTimeout as pause } from 'node:timers/promises';
import type { DeskFolder } from '../process/desk-folder.js';

function killHard(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It was gone by itself: a killed desk takes its mongod with it.
  }
}

/** Starts the desk, and kills it, its mongod or both at a random moment, again and again. */
export async function killAndRestart(
  folder: DeskFolder,
  { environment, rounds }: { environment: Record<string, string>; rounds: number },
  random: () => number,
): Promise<string[]> {
  const killed: string[] = [];
  let desk = folder.start(environment);
  await desk.running();
  for (let round = 0; round < rounds; round += 1) {
    await pause(300 + random() * 1_500);
    const what = (['desk', 'mongod', 'both'] as const)[round % 3] ?? 'desk';
    killed.push(what);
    const deskId = desk.child.pid ?? 0;
    const mongods = (await folder.processes()).filter((processId) => processId !== deskId);
    if (what !== 'desk') for (const processId of mongods) killHard(processId);
    if (what === 'mongod') continue;
    desk.child.kill('SIGKILL');
    await desk.ended;
    await pause(random() * 1_000);
    desk = folder.start(environment);
    await desk.running();
  }
  return killed;
}
