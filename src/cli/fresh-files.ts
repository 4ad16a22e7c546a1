import { randomUUID } from 'node:crypto';
import { constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CliError } from './run-cli.js';
import { endings } from './until-stopped.js';

/** Files that hold names and money are for whoever made them alone. */
const ownerOnly = 0o600;
/** Adds to what is there: what was removed meanwhile is not made again. */
const adding = { flag: constants.O_WRONLY | constants.O_APPEND };

export type FreshFiles = {
  /** Adds to the file; the first time makes a new one beside it that nobody else can read. */
  write: (file: string, text: string) => Promise<void>;
  /**
   * Puts all of them in their places: until then what was there before stays as it was. At once, so that
   * no signal comes between two files of one moment.
   */
  place: () => Promise<void>;
  /** Removes what was not put in its place. */
  discard: () => Promise<void>;
};

/** Removes at such an end what is not whole, then lets it end. @returns what takes this back */
function removeAtEnd(parts: ReadonlyMap<string, string>): () => void {
  const end = (signal: NodeJS.Signals) => {
    for (const part of parts.values()) rmSync(part, { force: true });
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of endings) process.off(signal, end);
  };
  for (const signal of endings) process.on(signal, end);
  return forget;
}

/** At once, so that no end comes between the file and the knowledge of it. */
function makePart(file: string, part: string): void {
  try {
    writeFileSync(part, '', { flag: 'wx', mode: ownerOnly });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(
      `${file} cannot be written (${why}). Name a file in a folder that is there.`,
    );
  }
}

/**
 * Files that are written whole or not at all. Each is made anew under a name that nobody can have
 * prepared, since what is written to a file that is there goes wherever that leads.
 */
export function openFreshFiles(): FreshFiles {
  const parts = new Map<string, string>();
  const forget = removeAtEnd(parts);
  const partOf = (file: string): string => {
    const known = parts.get(file);
    if (known !== undefined) return known;
    const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
    makePart(file, part);
    parts.set(file, part);
    return part;
  };
  return {
    write: async (file, text) => {
      await appendFile(partOf(file), text, adding).catch((error: Error) => {
        throw new CliError(
          `${file} cannot be written any further (${error.message}). What was written of it is removed. Make room on that disk, or name a file on another one, then start again.`,
        );
      });
    },
    place: async () => {
      for (const [file, part] of parts) {
        renameSync(part, file);
        parts.delete(file);
      }
    },
    discard: async () => {
      for (const part of parts.values()) await rm(part, { force: true });
      forget();
    },
  };
}
