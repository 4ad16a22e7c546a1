import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import { type Input, input } from '../../src/blocks/inputs.js';
import type { FormValues } from './form-values.js';

/**
 * What the form itself put into its field for the amount, and how often. While the id of a block
 * stays, Slack keeps what somebody typed into it; so the id changes when the form fills it in, and
 * never otherwise.
 */
export const filledAmountShape = z.strictObject({
  count: z.int().min(0).max(999),
  text: z.string().max(40),
});

export type FilledAmount = z.infer<typeof filledAmountShape>;

export const notFilled: FilledAmount = { count: 0, text: '' };

export function filledAgain({ count }: FilledAmount, text: string): FilledAmount {
  return { count: (count + 1) % 1000, text };
}

/** A field for an amount that tells the app what is typed as it is typed. */
export function typedAmountInput(
  { count, text }: FilledAmount,
  { id, actionId = id, hint }: { id: string; actionId?: string; hint: string },
): InputBlock {
  const field: Input = {
    id: count === 0 ? id : `${id}:${count}`,
    label: 'Amount',
    hint,
    dispatch: true,
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: 40,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...(text === '' ? {} : { initial_value: text }),
    },
  };
  return input(field);
}

/** The block that holds the amount, with what stands in it; null where the form has none. */
export function typedAmountIn(
  values: FormValues,
  actionId: string,
): { block: string; text: string } | null {
  for (const [block, byAction] of Object.entries(values)) {
    const value = byAction[actionId];
    if (value !== undefined) return { block, text: value.value ?? '' };
  }
  return null;
}
