import type { BlockAction, BlockSuggestion, types, ViewOutput } from '@slack/bolt';
import type { FoundOptions } from '../blocks/offer-answer.js';
import type { Actor } from '../domain/people/actor.js';
import { answerSubmission, type Submission } from './answer/answer-submission.js';
import type { EdgeTools } from './answer/edge-tools.js';
import { type Attempt, type Explanation, explainError } from './answer/explain-error.js';
import { offerOptions } from './answer/offer-options.js';
import { type Opening, openingBudgetMs, openModal } from './answer/open-modal.js';
import type { OpenRequest } from './answer/open-request.js';
import { mintOperationId } from './answer/operation-id.js';
import { createNewestActions, type RefreshRequest, refreshModal } from './answer/refresh-modal.js';
import { answerBudgetMs } from './answer/within-budget.js';
import type { EdgeLog } from './edge-log.js';
import { createStaff, type Freshness } from './people/staff.js';
import type { StaffLists } from './people/staff-roles.js';
import type { SlackApp } from './receive/create-slack-app.js';
import { createGuard } from './receive/guard.js';
import type { Searched } from './receive/handlers.js';
import { createInFlight } from './receive/in-flight.js';
import { plainMiddleware } from './receive/plain-typed.js';

/** What commands and views get of Slack: who acts, and how people are answered. */
export type Edge = {
  locale: string;
  log: EdgeLog;
  /** The person behind a payload with the roles of now. @throws StaffRefusal */
  actorFor(body: unknown, freshness?: Freshness): Promise<Actor>;
  /** Whether anybody but this person may approve; true where Slack does not say. */
  hasOtherApprover(userId: string, payerEmail: string | null): Promise<boolean>;
  mintOperationId(): string;
  /**
   * Opens a modal after the request was acknowledged; failures are said in words. Resolves with
   * the id of the modal, null where there is none.
   */
  openModal(
    request: OpenRequest,
    build: (actor: Actor) => Promise<Opening>,
  ): Promise<string | null>;
  /** Shows the modal anew after a choice in it, acknowledged before. */
  refreshModal(
    request: RefreshRequest,
    build: (actor: Actor, view: ViewOutput) => Promise<types.ModalView>,
  ): Promise<void>;
  offerOptions(
    args: Searched,
    search: (actor: Actor, suggestion: BlockSuggestion) => Promise<FoundOptions>,
  ): Promise<void>;
  /** Decides a form and acknowledges it, in time. */
  answerSubmission(submission: Submission): Promise<void>;
  explain(error: unknown, attempt: Attempt): Explanation;
  /** Takes nothing on any more and waits; false when something was still under way. */
  drain(timeoutMs: number): Promise<boolean>;
  /** From the first call of `drain` on: what runs by itself ends. */
  isStopping(): boolean;
};

export type EdgeOptions = {
  slack: SlackApp;
  /** Asked for at every act, since an admin can change both while the app runs. */
  staff: () => StaffLists;
  locale: () => string;
  log: EdgeLog;
  /** Told of the code of every refusal. */
  refused?: (code: string) => void;
  now?: () => number;
  budgetMs?: number;
  openingBudgetMs?: number;
};

export type { BlockAction, Opening, OpenRequest, Submission };

/** Puts the guard before everything that the app receives, and makes the edge. */
export function createEdge(options: EdgeOptions): Edge {
  const { slack, locale: localeNow, log, budgetMs = answerBudgetMs } = options;
  const inFlight = createInFlight();
  const { actorFor, hasOtherApprover } = createStaff(options);
  const told = options.refused === undefined ? {} : { refused: options.refused };
  const tools = (): EdgeTools => ({
    locale: localeNow(),
    log,
    inFlight,
    budgetMs,
    openingBudgetMs: options.openingBudgetMs ?? openingBudgetMs,
    actorFor,
    ...told,
  });
  const newest = createNewestActions();
  slack.app.use(createGuard({ teamId: () => slack.identity()?.teamId, inFlight, log }));
  slack.app.use(plainMiddleware);
  slack.app.error(async (error) => {
    explainError(error, { what: 'A request from Slack', next: { kind: 'try' } }, tools());
  });
  return {
    get locale() {
      return localeNow();
    },
    log,
    actorFor,
    hasOtherApprover,
    mintOperationId,
    openModal: (request, build) => {
      if (request.insteadOf !== undefined) newest.forget(request.insteadOf);
      return openModal(request, build, tools());
    },
    refreshModal: (request, build) => refreshModal(request, build, { ...tools(), newest }),
    offerOptions: (args, search) => offerOptions(args, search, tools()),
    answerSubmission: (submission) => {
      newest.forget(submission.body.view.id);
      return answerSubmission(submission, tools());
    },
    explain: (error, attempt) => explainError(error, attempt, tools()),
    drain: (timeoutMs) => inFlight.drain(timeoutMs),
    isStopping: () => inFlight.isStopping,
  };
}
