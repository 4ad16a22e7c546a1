import type {
  BasicElementAction,
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { AppHomeOpenedEvent } from '@slack/types';
import type { OpenedHome } from './view-output.js';

/** A modal gives no `response_url` with its actions; Bolt's own type asks for one always. */
export type BlockActionPayload = Omit<BlockAction<BasicElementAction>, 'response_url'> & {
  response_url?: string;
};
export type InteractivePayload =
  | BlockActionPayload
  | BlockSuggestion
  | GlobalShortcut
  | ViewClosedAction
  | ViewSubmitAction;

export type EventPayload = {
  token: string;
  team_id: string;
  api_app_id: string;
  type: 'event_callback';
  event_id: string;
  event_time: number;
  event: Omit<AppHomeOpenedEvent, 'view'> & { view?: OpenedHome };
  authorizations: {
    enterprise_id: null;
    team_id: string;
    user_id: string;
    is_bot: boolean;
    is_enterprise_install: boolean;
  }[];
};

/** One thing that Slack hands to the app, whichever way it goes. */
export type Envelope =
  | { kind: 'slash_commands'; payload: SlashCommand }
  | { kind: 'interactive'; payload: InteractivePayload }
  | { kind: 'events_api'; payload: EventPayload };
export type Retry = { attempt: number; reason: string };

export type Outcome =
  | { kind: 'acked'; payload: unknown }
  | { kind: 'late' | 'timeout' | 'unreachable' | 'bad_status' };

/** How envelopes travel: over Socket Mode, or as signed HTTP requests. */
export type Transport = {
  send(envelope: Envelope, retry?: Retry): Promise<Outcome>;
  isConnected(): boolean;
  /** Answers whoever still waits. */
  stop(): void;
};
