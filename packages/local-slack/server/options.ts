import type { KnownBlock } from '@slack/types';
import type { Clock } from './clock.js';

export type SeedUser = {
  id: string;
  name: string;
  realName: string;
  title?: string;
  email?: string;
  isGuest?: boolean;
  isBot?: boolean;
  tz?: string;
  locale?: string;
};

/** Who and what is in the workspace when it starts. */
export type LocalSlackSeed = {
  team: { id: string; name: string; domain: string };
  app: { id: string; name: string; botUserId: string; botName: string };
  users: SeedUser[];
  /**
   * The app is a member of the channels that list its `botUserId`. A private one is not there for
   * whoever is no member, the app included.
   */
  channels: { id: string; name: string; members: string[]; isPrivate?: boolean }[];
  /** What the app has posted when the workspace starts for the first time, oldest first. */
  messages?: { channel: string; text: string; blocks: KnownBlock[] }[];
  userGroups: { id: string; handle: string; users: string[] }[];
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { callbackId: string; name: string; description: string }[];
  /** The free plan has no user groups: their methods answer `plan_upgrade_required`. */
  plan: 'free' | 'paid';
};

export type LocalSlackOptions = {
  seed: LocalSlackSeed;
  /** 0 = any free one. A port in use rejects with `code: 'EADDRINUSE'`. */
  port: number;
  tokens: { bot: string; app: string; signingSecret: string };
  delivery: { kind: 'socket' } | { kind: 'http'; requestUrl: string };
  /**
   * Messages, Home tabs, open forms and the page's key are kept here over a restart, for the file's
   * owner only; without it nothing is kept.
   */
  stateFile?: string;
  /**
   * With it the page has a Mailbox, which keeps what is delivered to it and sends nothing. In `folder`
   * mails survive a stop, for the folder's owner only; without one they are kept in memory.
   */
  mailbox?: { folder?: string };
  /** Whether the caller runs in production, where this workspace refuses to start. */
  production: boolean;
  clock?: Clock;
  /** How long the driver waits for what should appear; 15,000 by default. */
  waitMs?: number;
  log?: (line: string) => void;
};
