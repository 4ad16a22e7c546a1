import { readdir, readFile } from 'node:fs/promises';
import { runCommand } from './run-command.js';

export type ProcessIdentity = {
  /** Equal only for the same process: a process id is used again, id and start together are not. */
  startedAt: string;
  commandLine: string;
};

/** The running process with this id; a zombie counts as gone, because it holds no file or port. */
export async function readProcess(processId: number): Promise<ProcessIdentity | undefined> {
  if (!Number.isSafeInteger(processId) || processId <= 0) {
    return undefined;
  }
  return process.platform === 'linux' ? readFromProc(processId) : readFromPs(processId);
}

export async function isRunning(processId: number): Promise<boolean> {
  return (await readProcess(processId)) !== undefined;
}

async function readFromProc(processId: number): Promise<ProcessIdentity | undefined> {
  try {
    const status = await readFile(`/proc/${processId}/stat`, 'utf8');
    // The program's name stands in brackets and may hold spaces and brackets itself.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'X' || (fields[0] === 'Z' && !(await hasThreads(processId)))) {
      return undefined;
    }
    // Ticks since boot are ambiguous after a reboot, hence the id of the boot.
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const commandLine = await readFile(`/proc/${processId}/cmdline`, 'utf8');
    return {
      startedAt: `${boot.trim()}/${fields[19] ?? ''}`,
      commandLine: commandLine.replaceAll('\0', ' '),
    };
  } catch {
    return undefined;
  }
}

/** While a process ends, its first thread is a zombie before the others let go of its files. */
async function hasThreads(processId: number): Promise<boolean> {
  return (await readdir(`/proc/${processId}/task`)).length > 1;
}

async function readFromPs(processId: number): Promise<ProcessIdentity | undefined> {
  const result = await runCommand({
    command: 'ps',
    arguments: ['-ww', '-o', 'state=,lstart=,command=', '-p', String(processId)],
    timeoutMs: 2_000,
  });
  const parts = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(result.output);
  if (result.exitCode !== 0 || parts === null || parts[1]?.startsWith('Z')) {
    return undefined;
  }
  return { startedAt: parts[2] ?? '', commandLine: `${parts[3] ?? ''} ` };
}
