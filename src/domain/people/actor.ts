import type { JobName } from './job-name.js';

/** Roles of staff, from Slack user groups or a configured list (`docs/operating.md`). */
export type Role = 'operator' | 'approver' | 'admin';

/**
 * Who does something: a person in Slack, a job of ours, the import of earlier records, or a payer on
 * their own account page.
 */
export type Actor =
  | {
      kind: 'staff';
      userId: string;
      roles: readonly Role[];
      /** The address in Slack; null: Slack does not say it. */
      email?: string | null;
    }
  | { kind: 'job'; job: JobName }
  | { kind: 'import' }
  | { kind: 'customer'; payerId: string }
  | { kind: 'command-line' };

/** What the journal keeps of an actor: rights are of the moment and are not stored. */
export type RecordedActor = { kind: Actor['kind']; id: string };

/** The Slack user's id, the job's name, or else what kind of actor it is: the payer stands beside it. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.userId;
    case 'job':
      return actor.job;
    case 'import':
    case 'customer':
    case 'command-line':
      return actor.kind;
    default:
      return actor satisfies never;
  }
}

export function recordActor(actor: Actor): RecordedActor {
  return { kind: actor.kind, id: actorId(actor) };
}
