/** The form behind a slash command, as its button is shown. */
export type FormButton = {
  title: string;
  /** The action id of every button that opens it. */
  openId: string;
  /** What a screen reader says of its button on the Home tab, where the title says too little. */
  spoken?: string;
};

/** A slash command as the help describes it: `/credit`, `[invoice or name]`, a sentence. */
export type CommandHelp = { command: string; usage: string; does: string; open: FormButton };
