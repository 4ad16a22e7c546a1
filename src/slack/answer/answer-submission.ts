import type { ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { FormAnswer, Outcome } from '../../blocks/form-answer.js';
import { messageView } from '../../blocks/message-view.js';
import type { CreditError } from '../../domain/errors.js';
import type { EdgeTools } from './edge-tools.js';
import { type Attempt, type Explanation, explainError } from './explain-error.js';
import { retryView } from './retry-view.js';
import { withinBudget } from './within-budget.js';

export type Submission = {
  ack: (response?: ViewResponseAction) => Promise<void>;
  body: ViewSubmitAction;
  /** What was tried, as a sentence begins: `Your credit`. */
  what: string;
  /** Text of the submit button. */
  button: string;
  /** False for a form that only looks something up. */
  books: boolean;
  /** Block ids of the inputs that a refusal can blame. */
  fields: Partial<Record<NonNullable<CreditError['field']>, string>>;
  /** Checks the right, reads the form and books; a thrown refusal is explained in the form. */
  work: () => Promise<FormAnswer>;
  /**
   * Keeps an outcome that came too late, to be told to the person who pressed: what was decided,
   * or that nothing was booked by this press.
   */
  tellLate: (outcome: Outcome, kind: 'decided' | 'not-booked') => Promise<void>;
};

const tooLate = [
  'This takes longer than usual. The outcome will be posted to you as a message from Credit Desk.',
  'You can close this window. Do not press the button again: wait for the message.',
];

function hasBlock(view: ViewOutput, blockId: string): boolean {
  return view.blocks.some((block) => block.block_id === blockId);
}

/** The errors whose inputs are in the form; Slack refuses any other. */
function shownErrors(submission: Submission, explanation: Explanation): Record<string, string> {
  const { view } = submission.body;
  if (explanation.kind === 'fields') {
    return Object.fromEntries(
      Object.entries(explanation.errors).filter(([blockId]) => hasBlock(view, blockId)),
    );
  }
  if (explanation.kind !== 'refused' || explanation.field === null) return {};
  const blockId = submission.fields[explanation.field];
  if (blockId === undefined || !hasBlock(view, blockId)) return {};
  return { [blockId]: explanation.sentence };
}

function sentenceOf(explanation: Explanation): string {
  if (explanation.kind !== 'fields') return explanation.sentence;
  return Object.values(explanation.errors).join(' ');
}

/** Where pressing again is of no use, or harm, the button goes with the form. */
function viewAfter(view: ViewOutput, explanation: Explanation, sentence: string): ModalView {
  const title = view.title.text;
  if (explanation.kind === 'unknown') return messageView(title, [sentence]);
  const keepForm = explanation.kind !== 'refused' || explanation.keepForm;
  return keepForm
    ? retryView(view, sentence)
    : messageView(title, [sentence, 'Nothing was booked by this press.']);
}

function answerTo(submission: Submission, explanation: Explanation): ViewResponseAction {
  const errors = shownErrors(submission, explanation);
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  const { view } = submission.body;
  const sentence = sentenceOf(explanation);
  return { response_action: 'update', view: viewAfter(view, explanation, sentence) };
}

function shownAs({ view, shown }: FormAnswer): ViewResponseAction | undefined {
  if (shown === 'closed') return undefined;
  return { response_action: shown === 'on-top' ? 'push' : 'update', view };
}

function lateTitle({ what, books }: Submission, { kind }: Explanation): string {
  if (kind === 'unconfirmed') return `${what}: it is not known whether it was done`;
  return books ? `${what}: nothing was booked by this press` : what;
}

async function followUp(
  submission: Submission,
  outcome: ReturnType<Submission['work']>,
  tools: EdgeTools,
): Promise<void> {
  const { what } = submission;
  try {
    await submission.tellLate((await outcome).told, 'decided');
  } catch (error) {
    const next: Attempt['next'] = submission.books ? { kind: 'open' } : { kind: 'try' };
    const from = submission.body;
    const explanation = explainError(error, { what, next, from }, tools);
    // What is not known is told by whoever finds it out.
    if (explanation.kind === 'unknown') return;
    const title = lateTitle(submission, explanation);
    await submission.tellLate({ title, text: sentenceOf(explanation) }, 'not-booked');
  }
}

/**
 * Decides a form before it is acknowledged, since only the acknowledgement can put an error
 * beside a field. What does not end in time goes on, and its outcome is told by a message.
 */
export async function answerSubmission(submission: Submission, tools: EdgeTools): Promise<void> {
  const { ack, body, what, button, books } = submission;
  try {
    const decided = await withinBudget(submission.work, tools);
    if (!decided.late) {
      await ack(shownAs(decided.result));
      return;
    }
    // Counted as under way, so that a stop waits for it; the acknowledgement does not.
    const told = tools.inFlight.track(followUp(submission, decided.outcome, tools));
    told.catch((error: unknown) => explainError(error, { what, next: { kind: 'try' } }, tools));
    await ack({ response_action: 'update', view: messageView(body.view.title.text, tooLate) });
  } catch (error) {
    const next: Attempt['next'] = books ? { kind: 'press', button } : { kind: 'try' };
    await ack(answerTo(submission, explainError(error, { what, next, from: body }, tools)));
  }
}
