import type { PageCommand } from '../../server/page-api.js';

/** Commands to offer while the command's own word is still being typed. */
export function matchingCommands(commands: PageCommand[], text: string): PageCommand[] {
  if (!text.startsWith('/') || text.includes(' ')) return [];
  const typed = text.toLowerCase();
  const starting = commands.filter((each) => each.command.startsWith(typed));
  const containing = commands.filter(
    (each) => !starting.includes(each) && each.command.includes(typed.slice(1)),
  );
  const exact = starting.filter((each) => each.command === typed);
  return [...new Set([...exact, ...starting, ...containing])];
}

/** The command whose arguments are being typed. */
export function commandInUse(commands: PageCommand[], text: string): PageCommand | undefined {
  const [word] = text.split(' ');
  return text.includes(' ') ? commands.find((each) => each.command === word) : undefined;
}
