import type { SettingChange } from '../settings/club-settings.js';
import type { EventCommon } from './event-common.js';
import type { RequestEvent } from './request-event.js';

/** What is done beside the books, with what people read where a trail says it. */
export const deskActTitles = {
  'send-account-link': 'Account link sent',
  'revoke-account-links': 'Account links revoked',
  'cancel-session': 'Sessions cancelled',
  'remove-contact': 'People removed from a product',
  'run-again': 'Rest of an act run again',
  'reinstate-session': 'Session reinstated',
  'put-back-contact': 'Person put back into a product',
  'tick-order-change': 'Changes ticked as made in the billing system',
  'send-again': 'Message sent again',
  export: 'Books exported',
  backup: 'Backup taken',
  'import-folder': 'Folder imported',
  'forget-person': 'Person forgotten',
  'update-database': 'Database brought into a new form',
} as const;

export type DeskAct = keyof typeof deskActTitles;

export type SettingsEvent = EventCommon & {
  act: 'change-settings';
  /** What was so before, and what is so since. */
  changes: readonly SettingChange[];
  /** How many entries lay in the closed time when the books were closed; no more can come there. */
  closedEntries?: bigint;
};

export type DeskEvent = EventCommon & {
  act: DeskAct;
  /** Whose account it is about; null: no single payer's. */
  payerId: string | null;
  /** What it was done to, by ids and numbers: a name or a free word never stands here. */
  subject: string;
  /** What somebody typed as the reason. */
  reason: string;
};

/**
 * Who did what that is no journal entry, and when. Written with the act itself; nothing changes or
 * deletes it.
 */
export type AuditEvent = SettingsEvent | DeskEvent | RequestEvent;

/** Its place in the club's trail: a missing, added or altered event breaks the chain. */
export type TrailPlace = {
  /** From 1, without a gap. */
  number: bigint;
  /** Digest of the event before it; null for the first. */
  previous: string | null;
  digest: string;
};

export type PlacedEvent = AuditEvent & TrailPlace;
