import type {
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  RespondFn,
  ViewOutput,
  ViewResponseAction,
  ViewSubmitAction,
  webApi,
} from '@slack/bolt';
import type { OfferAnswer } from '../../blocks/offer-answer.js';

/*
 * What handlers get of Slack: the parts of Bolt's arguments that they use, with plain types. In
 * Bolt's own the type of `ack` is a union over all kinds of payloads, and the linter then does not
 * see that a call of it is a promise which nobody waits for.
 */

type Client = webApi.WebClient;

export type CommandTyped = {
  ack: (answer?: { response_type: 'ephemeral'; text: string }) => Promise<void>;
  /** `text` is what was typed behind the command. */
  command: { text: string };
  body: { trigger_id: string };
  respond: RespondFn;
  client: Client;
};

export type ShortcutChosen = { ack: () => Promise<void>; body: GlobalShortcut; client: Client };

/** A button, or a choice in a form that tells the app at once. */
export type Pressed = { ack: () => Promise<void>; body: BlockAction; client: Client };

export type Submitted = {
  ack: (answer?: ViewResponseAction) => Promise<void>;
  body: ViewSubmitAction;
  view: ViewOutput;
  client: Client;
};

/** Something typed into a search box; the options are what it offers. */
export type Searched = {
  ack: (answer: OfferAnswer) => Promise<void>;
  body: BlockSuggestion;
};

export type HomeOpened = {
  event: { tab?: string; user: string };
  body: unknown;
  client: Client;
};
