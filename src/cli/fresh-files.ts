import { randomUUID } from 'node:crypto';
import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CliError } from './run-cli.js';

/** Files that hold names and money are for whoever made them alone. */
const ownerOnly = 0o600;

export type FreshFiles = {
  /** Adds to the file; the first time makes a new one beside it that nobody else can read. */
  write: (file: string, text: string) => Promise<void>;
  /** Puts all of them in their places: until then what was there before stays as it was. */
  place: () => Promise<void>;
  /** Removes what was not put in its place. */
  discard: () => Promise<void>;
};

/**
 * Files that are written whole or not at all. Each is made anew under a name that nobody can have
 * prepared, since what is written to a file that is there goes wherever that leads.
 */
export function openFreshFiles(): FreshFiles {
  const parts = new Map<string, string>();
  const partOf = async (file: string): Promise<string> => {
    const known = parts.get(file);
    if (known !== undefined) return known;
    const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
    await writeFile(part, '', { flag: 'wx', mode: ownerOnly }).catch((error: Error) => {
      throw new CliError(
        `${file} cannot be written (${error.message}). Name a file in a folder that is there.`,
      );
    });
    parts.set(file, part);
    return part;
  };
  return {
    write: async (file, text) => appendFile(await partOf(file), text),
    place: async () => {
      for (const [file, part] of parts) {
        await rename(part, file);
        parts.delete(file);
      }
    },
    discard: async () => {
      for (const part of parts.values()) await rm(part, { force: true });
    },
  };
}
