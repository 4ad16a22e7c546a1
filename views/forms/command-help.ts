/** A slash command as the help describes it: `/credit`, `[invoice or name]`, a sentence. */
export type CommandHelp = { command: string; usage: string; does: string };
