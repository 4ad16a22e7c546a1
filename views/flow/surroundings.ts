import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Desk } from '../../src/services/desk.js';
import type { Edge } from '../../src/slack/edge.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import type { Beneath } from '../forms/beneath.js';
import type { CommandHelp } from '../forms/command-help.js';

/** What every command and view is made with. */
export type Surroundings = {
  desk: Desk;
  edge: Edge;
  /** The screens that can lie beneath a form, by callback id. */
  screens: Readonly<Record<string, Screen>>;
  /** The slash commands, for the help and the Home tab. */
  commands: readonly CommandHelp[];
};

/** Draws a screen with the figures of now, from its metadata; and what lies beneath it in turn. */
export type Screen = (
  surroundings: Surroundings,
  actor: Actor,
  metadata: string,
) => Promise<{ view: ModalView; beneath: Beneath }>;

export type SubmitHandler = (surroundings: Surroundings, submitted: Submitted) => Promise<void>;
export type ActionHandler = (surroundings: Surroundings, pressed: Pressed) => Promise<void>;
export type SearchHandler = (surroundings: Surroundings, searched: Searched) => Promise<void>;

/** What the `handlers.ts` of a form exports, each by the id under which Slack sends it. */
export type FormHandlers = {
  submissions: Readonly<Record<string, SubmitHandler>>;
  actions: Readonly<Record<string, ActionHandler>>;
  searches: Readonly<Record<string, SearchHandler>>;
  /** For a screen from which forms open that change what it shows. */
  screens?: Readonly<Record<string, Screen>>;
};
