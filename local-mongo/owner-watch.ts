import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';

/**
 * Ends `mongod` when this process is gone, however it went: a shell waits on a pipe that only this
 * process holds, and the system closes the pipe even after `kill -9`.
 */
export class OwnerWatch {
  readonly #shell: ChildProcess | undefined;

  constructor(mongodProcessId: number) {
    if (mongodProcessId <= 0 || process.platform === 'win32') {
      return;
    }
    const script = 'read -r line; kill -TERM "$0"';
    this.#shell = spawn('/bin/sh', ['-c', script, String(mongodProcessId)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#shell.on('error', () => undefined);
    this.#shell.unref();
    if (this.#shell.stdin instanceof Socket) {
      this.#shell.stdin.on('error', () => undefined).unref();
    }
  }

  /** Call when `mongod` has ended: its process id may belong to somebody else from then on. */
  async end(): Promise<void> {
    const shell = this.#shell;
    if (shell?.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) {
      return;
    }
    const ended = once(shell, 'exit');
    shell.ref();
    shell.kill('SIGKILL');
    await ended;
  }
}
