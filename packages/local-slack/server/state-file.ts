import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HomeView } from '@slack/types';
import type { Clock, Timers } from './clock.js';
import type { KeptHome } from './homes.js';
import { isObject, listOf, textOf } from './json.js';
import { MESSAGE_BLOCKS } from './limits.js';
import type { PageMessage } from './page-api.js';
import { SlackRefusal } from './refusal.js';
import { areBlocks } from './strict/blocks.js';
import { readHomeView } from './strict/view.js';

export type KeptState = {
  version: 1;
  /** Of the page; undefined in a file of before there was one. */
  key: string | undefined;
  messages: PageMessage[];
  homes: KeptHome[];
};
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

const DELAY_MS = 250;

function isMessage(value: unknown): value is PageMessage {
  if (!isObject(value) || !areBlocks(value.blocks, 'message', MESSAGE_BLOCKS)) return false;
  const texts = [value.channel, value.ts, value.user, value.text];
  return texts.every((text) => textOf(text) !== undefined) && typeof value.edited === 'boolean';
}

function isHomeView(value: unknown): value is HomeView {
  return readHomeView(value).type === 'home';
}

function isHome(value: unknown): value is KeptHome {
  if (!isObject(value) || !isHomeView(value.view)) return false;
  return [value.id, value.hash, value.userId].every((text) => textOf(text) !== undefined);
}

function readState(text: string): KeptState {
  const stored: unknown = JSON.parse(text);
  if (!isObject(stored) || stored.version !== 1) throw new SlackRefusal('unknown_version');
  const messages = listOf(stored.messages);
  const homes = listOf(stored.homes);
  if (!messages.every(isMessage)) throw new SlackRefusal('damaged_messages');
  if (!homes.every(isHome)) throw new SlackRefusal('damaged_homes');
  const key = textOf(stored.key);
  return { version: 1, key, messages, homes };
}

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
