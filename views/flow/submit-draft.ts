import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer, Outcome } from '../../src/blocks/form-answer.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import type { Action } from '../../src/domain/people/rights.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { drawScreen } from './draw-screen.js';
import type { SubmittedForm } from './submit-form.js';
import { submitLook } from './submit-look.js';
import type { Surroundings } from './surroundings.js';

/** A form that stores a draft of an act on many people, which is then looked at on top of it. */
export type DraftForm = Pick<SubmittedForm, 'what' | 'button' | 'fields'> & {
  act: Action;
  /** That of the form, from its metadata. @throws StaleForm */
  operationId: () => string;
  draft: (actor: Actor, operationId: string) => Promise<void>;
  /** The screen that shows the draft. */
  review: (operationId: string) => { callbackId: string; metadata: string };
  /** For a person whose form was answered too late. */
  told: Outcome;
};

export async function submitDraft(
  surroundings: Surroundings,
  submitted: Submitted,
  { act, operationId, draft, review, told, ...form }: DraftForm,
): Promise<void> {
  await submitLook(surroundings, submitted, {
    ...{ ...form, books: false },
    remembered: () => ({ operationId: operationId(), beneath: null }),
    decide: async (actor): Promise<FormAnswer> => {
      requireRight(actor, act);
      const id = operationId();
      await draft(actor, id);
      return { view: await drawScreen(surroundings, actor, review(id)), told, shown: 'on-top' };
    },
  });
}

/** Does it, with these refusals as sentences beside a block. @throws FieldErrors */
export async function besideBlock(
  { desk }: Pick<Surroundings, 'desk'>,
  { block, codes }: { block: string; codes: readonly CreditError['code'][] },
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CreditError) || !codes.includes(error.code)) throw error;
    throw new FieldErrors({ [block]: error.sentence(desk.club.locale) });
  }
}
