import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from './process-identity.js';

const POLL_MS = 25;

/** Asks a process to end, and after `politeMs` no longer asks. Only for processes of our own. */
export async function stopProcess(
  processId: number,
  politeMs: number,
): Promise<'ended' | 'killed'> {
  // Ids below 1 stand for whole groups of processes.
  if (!(processId > 0)) {
    return 'ended';
  }
  send(processId, 'SIGTERM');
  if (await hasEnded(processId, politeMs)) {
    return 'ended';
  }
  send(processId, 'SIGKILL');
  await hasEnded(processId, 5_000);
  return 'killed';
}

async function hasEnded(processId: number, waitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += POLL_MS) {
    if (!(await isRunning(processId))) {
      return true;
    }
    await delay(POLL_MS);
  }
  return !(await isRunning(processId));
}

function send(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
