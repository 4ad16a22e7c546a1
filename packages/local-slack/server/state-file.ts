import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock, Timers } from './clock.js';
import { type KeptState, readState } from './kept-state.js';

export type StateFile = {
  /** Undefined when there is nothing to go on with. */
  load(): Promise<KeptState | undefined>;
  changed(): void;
  /** Writes what is still unwritten. */
  flush(): Promise<void>;
};
export type StateFileParts = {
  path: string | undefined;
  clock: Clock;
  timers: () => Timers;
  log: (line: string) => void;
  state: () => KeptState;
};

/** Short, since a form that was opened just before a kill has to be there after it. */
const DELAY_MS = 30;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A whole file or the old one: written beside it, then renamed. */
async function writeWhole(path: string, state: KeptState): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.writing`;
  await writeFile(beside, JSON.stringify(state), { mode: 0o600 });
  await rename(beside, path);
}

async function loadFrom(path: string, parts: StateFileParts): Promise<KeptState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return readState(text);
  } catch (error) {
    const aside = `${path}.damaged-${parts.clock.now()}`;
    await rename(path, aside);
    parts.log(`The local workspace's file is damaged (${error}); it starts empty. Kept: ${aside}`);
    return undefined;
  }
}

/** What survives a restart. Without a path, nothing does. */
export function createStateFile(parts: StateFileParts): StateFile {
  const { path, timers, log, state } = parts;
  let isDirty = false;
  let cancel: (() => void) | undefined;
  let writing = Promise.resolve();
  const write = () => {
    cancel?.();
    cancel = undefined;
    if (path === undefined || !isDirty) return writing;
    isDirty = false;
    writing = writing
      .then(() => writeWhole(path, state()))
      .catch((error: unknown) => log(`The local workspace could not be written: ${error}`));
    return writing;
  };
  return {
    load: async () => (path === undefined ? undefined : await loadFrom(path, parts)),
    changed() {
      isDirty = true;
      if (path !== undefined) cancel ??= timers().after(DELAY_MS, () => void write());
    },
    flush: write,
  };
}
