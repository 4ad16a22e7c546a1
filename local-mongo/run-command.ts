import { spawn } from 'node:child_process';

export type Command = {
  command: string;
  arguments: readonly string[];
  timeoutMs: number;
  /** The first output must have come by then; default: only `timeoutMs` counts. */
  firstOutputMs?: number;
  /** Default: the environment of this process. */
  variables?: Readonly<Record<string, string | undefined>>;
  folder?: string;
};

export type CommandResult = {
  /** Undefined if it did not start, ended by a signal, or ran out of time. */
  exitCode: number | undefined;
  output: string;
  errorOutput: string;
  /** One line: why it did not end with 0; empty if it did. */
  failure: string;
};

/** Runs a program to its end and never throws. */
export function runCommand(command: Command): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command.command, command.arguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(command.variables ? { env: command.variables } : {}),
      ...(command.folder ? { cwd: command.folder } : {}),
    });
    let output = '';
    let errorOutput = '';
    const finish = (exitCode: number | undefined, failure: string): void => {
      clearTimeout(deadline);
      clearTimeout(silence);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ exitCode, output, errorOutput, failure });
    };
    const giveUp = (failure: string): void => {
      child.kill('SIGKILL');
      finish(undefined, failure);
    };
    const deadline = setTimeout(
      () => giveUp(`no end after ${command.timeoutMs / 1000} s`),
      command.timeoutMs,
    );
    const firstOutputMs = command.firstOutputMs ?? command.timeoutMs;
    const silence = setTimeout(
      () => giveUp(`no answer after ${firstOutputMs / 1000} s`),
      firstOutputMs,
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(silence);
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorOutput += text;
    });
    child.on('error', (error) => finish(undefined, error.message));
    child.on('close', (code, signal) => {
      const failure = code === 0 ? '' : lastLine(errorOutput) || `ended with ${code ?? signal}`;
      finish(code ?? undefined, failure);
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
