import type { JobName } from '../domain/people/job-name.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { MakeMails } from '../outbox/deliver-mails.js';
import type { Desk } from '../services/desk.js';

/** What a job works with; `stopped` is asked between its steps. */
export type JobWorld = {
  desk: Desk;
  /** Of messages to Slack. */
  send: SendNotice;
  mails: MakeMails;
  stopped: () => boolean;
};

/** Schedules that a club chooses itself. */
export type JobSettings = { sweepSchedule: string };

/**
 * Work that looks at the state of things whenever its time comes or somebody wakes it; a missed
 * or doubled run does no harm.
 */
export type Job = {
  name: JobName;
  /** Cron, five or six fields, in the club's time zone. */
  schedule: string | ((settings: JobSettings) => string);
  /** One call to a service; resolves with what was done, in a sentence for a terminal. */
  run: (world: JobWorld) => Promise<string>;
  /** Also runs once when its process starts. */
  atStart?: true;
  /** Also runs where Slack is spoken to, so that an answer does not wait for another machine. */
  besideSlack?: true;
};
