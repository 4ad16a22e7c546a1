import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock, Timers } from './clock.js';
import { type KeptState, readState } from './kept-state.js';

export type StateFile = {
  /** Undefined when there is nothing to go on with. */
  load(): Promise<KeptState | undefined>;
  /** Writes soon, many changes at once. */
  changed(): void;
  /**
   * Writes before it returns: what somebody sees right afterwards is there after a kill. One that
   * writes in the meantime could put an older state over it, so no write is awaited.
   */
  flush(): void;
};
export type StateFileParts = {
  path: string | undefined;
  clock: Clock;
  timers: () => Timers;
  log: (line: string) => void;
  state: () => KeptState;
};

const DELAY_MS = 30;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A whole file or the old one: written beside it, then renamed. */
function writeWhole(path: string, state: KeptState): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.writing`;
  writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
  renameSync(beside, path);
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
  const write = () => {
    cancel?.();
    cancel = undefined;
    if (path === undefined || !isDirty) return;
    isDirty = false;
    try {
      writeWhole(path, state());
    } catch (error) {
      log(`The local workspace could not be written: ${error}`);
    }
  };
  return {
    load: async () => (path === undefined ? undefined : await loadFrom(path, parts)),
    changed() {
      isDirty = true;
      if (path !== undefined) cancel ??= timers().after(DELAY_MS, write);
    },
    flush: write,
  };
}
