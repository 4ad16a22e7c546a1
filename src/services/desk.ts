import type { ApprovalRules } from '../domain/approvals/needs-second-person.js';
import type { Club } from '../domain/people/club-records.js';
import type { JobName } from '../domain/people/job-name.js';
import type { StaffLists } from '../domain/people/staff-lists.js';
import type { ClubSettings } from '../domain/settings/club-settings.js';
import type { GivenSettings } from '../domain/settings/settings-in-force.js';
import type { Draw } from '../drawing/draw-task.js';
import type { RefundProvider } from '../providers/refund-provider.js';
import type { Store } from '../store/connection.js';
import type { Outcomes } from './books/outcomes.js';
import type { PayerQueue } from './books/payer-queue.js';

/** What a service says to the log; never amounts with names. */
export type ServiceLog = {
  info(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** The world of the services, made once in `src/app`. */
export type Desk = {
  store: Store;
  club: Club;
  /** What the club has set, and how often it changed; read anew before every act. */
  settings: ClubSettings;
  settingsSeq: bigint;
  /** What stands in the environment of this process. */
  given: GivenSettings;
  /** Who has which role, by the environment or else by what the club has set. */
  staff: StaffLists;
  now: () => Date;
  /** How customers reach the web server, without a slash at the end. */
  publicUrl: string;
  /** Whether that address is one that customers reach; without it no mail leads to the account page. */
  isReachable: boolean;
  /** Slack channel for summaries; null = nobody is told there. */
  financeChannel: string | null;
  /** What sends money back by itself; refunds of all other payments are to-dos for people. */
  refundProviders: readonly RefundProvider[];
  /** When a second person approves; the threshold in minor units of the club's currency. */
  approvals: Omit<ApprovalRules, 'currency'>;
  /** Slack channel for requests; null = they are told in none. */
  approvalsChannel: string | null;
  /** Whether customers can be mailed; without it no mail is queued, nor sent later. */
  sendsMail: boolean;
  /** Draws a document as a PDF or a chart as PNG, without keeping anybody else waiting. */
  draw: Draw;
  queue: PayerQueue;
  outcomes: Outcomes;
  /** Has a job look at once instead of at its time; nothing happens where it does not run. */
  wake: (job: JobName) => void;
  log: ServiceLog;
};
