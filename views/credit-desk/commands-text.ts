import type { CommandHelp } from '../forms/command-help.js';

/** What each command does, for the help. */
export function commandsText(commands: readonly CommandHelp[]): string {
  const rows = commands.map(
    ({ command, usage, does }) => `*${[command, usage].join(' ').trim()}*\n${does}`,
  );
  return [...rows, 'Every command answers `help` with examples.'].join('\n');
}
