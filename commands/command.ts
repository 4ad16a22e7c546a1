import type { Form } from '../views/flow/open-form.js';

/**
 * A slash command. The help, the table in the README and the test of `manifest.yml` follow from
 * this list; `does` is also what Slack shows while somebody types.
 */
export type Command = {
  /** With its slash. */
  command: string;
  /** What may stand behind it, in brackets; empty = nothing. */
  usage: string;
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
