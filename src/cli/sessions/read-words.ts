import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError, UsageError } from '../run-cli.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** The flags of a line, by name; anything else that was typed is answered with the usage. */
export function readFlags(argv: readonly string[], options: Options, usage: string): Values {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch {
    throw new UsageError(usage);
  }
}

export function textOf(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Words that forms limit too. @throws CliError with the limit; nothing is cut off silently */
export function wordsOf(values: Values, name: string, longest: number): string {
  const words = textOf(values, name) ?? '';
  if (words.length <= longest) return words;
  const limit = longest.toLocaleString('en-GB');
  throw new CliError(
    `--${name} has at most ${limit} characters, and this has ${words.length.toLocaleString('en-GB')}. Shorten it.`,
  );
}

/** A flag that may be named several times. */
export function textsOf(values: Values, name: string): string[] {
  const value = values[name];
  const all = Array.isArray(value) ? value : [];
  return all.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

export function isSet(values: Values, name: string): boolean {
  return values[name] === true;
}

/** One of a few words, or the usage. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  text: string,
  usage: string,
): Word {
  const found = words.find((word) => word === text.toLowerCase());
  if (found === undefined) throw new UsageError(usage);
  return found;
}
