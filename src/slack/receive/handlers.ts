import type {
  AllMiddlewareArgs,
  BlockAction,
  GlobalShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';

/** The kinds of handlers; each is a named function, so that a forgotten `await` is found. */
export type CommandHandler = (
  args: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
) => Promise<void>;

export type ShortcutHandler = (
  args: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs,
) => Promise<void>;

export type ActionHandler = (
  args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
) => Promise<void>;

export type SubmitHandler = (
  args: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
) => Promise<void>;

export type OptionsHandler = (
  args: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs,
) => Promise<void>;

export type HomeOpenedHandler = (
  args: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs,
) => Promise<void>;
