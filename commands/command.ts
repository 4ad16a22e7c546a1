import type { Form } from '../views/flow/open-form.js';

/**
 * A slash command. The help, the buttons of the Home tab, the table in the README and what
 * `manifest.yml` tells Slack follow from it.
 */
export type Command = {
  /** With its slash. */
  command: string;
  /** What may stand behind it, in brackets; empty = nothing. */
  usage: string;
  /** A sentence with its full stop; Slack shows it while somebody types. */
  does: string;
  open: Form;
  /** The callback id of the global shortcut to the same form. */
  shortcut: string;
  /** Lines of mrkdwn that its `help` answers with, under what it does. */
  examples: readonly string[];
};

/** What the command answers to `help`. */
export function helpOf({ open, does, examples }: Command): string {
  return [`*${open.title}*: ${does}`, ...examples].join('\n');
}
