import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Usage } from './report-usage.js';

/** What a command of the desk took, as a process of its own. */
export type Measured = Usage & {
  tookMs: number;
  exitCode: number | null;
  /** The last of what it printed. */
  output: string;
};

const charactersKept = 2_000;

function startCommand(name: string, options: { uri: string; arguments?: readonly string[] }) {
  const command = fileURLToPath(new URL(`../../src/cli/${name}.js`, import.meta.url));
  const reporter = new URL('./report-usage.js', import.meta.url).href;
  return spawn(process.execPath, ['--import', reporter, command, ...(options.arguments ?? [])], {
    // Elsewhere than the project, so that nobody's settings are read.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', MONGODB_URI: options.uri },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
}

async function endOf(streams: readonly unknown[]): Promise<string> {
  let text = '';
  const read = async (stream: unknown) => {
    if (!(stream instanceof Readable)) throw new Error('the command has no such output');
    for await (const part of stream) text = `${text}${part}`.slice(-charactersKept);
  };
  await Promise.all(streams.map(read));
  return text;
}

function isUsage(value: unknown): value is Usage {
  return typeof value === 'object' && value !== null && 'peakBytes' in value;
}

/** A process that was killed reports nothing. */
function usageIn(text: string): Usage {
  const usage: unknown = text === '' ? null : JSON.parse(text);
  return isUsage(usage) ? usage : { peakBytes: 0, processorMs: 0 };
}

/**
 * Runs a built command (`audit`, `import`, `export`) on the database, as staff would, in a process
 * of its own, so that time and memory are those of the command alone.
 */
export async function measureCommand(
  name: string,
  options: { uri: string; arguments?: readonly string[] },
): Promise<Measured> {
  const start = performance.now();
  const child = startCommand(name, options);
  const ended = once(child, 'close');
  const [, printed, complained, reported] = child.stdio;
  const [output, usage] = await Promise.all([endOf([printed, complained]), endOf([reported])]);
  await ended;
  const tookMs = performance.now() - start;
  return { tookMs, ...usageIn(usage), exitCode: child.exitCode, output };
}
