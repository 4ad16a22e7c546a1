type Described = { command: string; usage: string; does: string };

/** What each command does, for the help. */
export function commandsText(commands: readonly Described[]): string {
  const rows = commands.map(
    ({ command, usage, does }) => `*${[command, usage].join(' ').trim()}*\n${does}`,
  );
  return [...rows, 'Every command answers `help` with examples.'].join('\n');
}
