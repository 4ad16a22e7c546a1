import type { InputBlock, InputBlockElement } from '@slack/types';
import { limits, option, plain } from './text-objects.js';

export type Input = {
  /** Block id, and action id too unless the element names another. */
  id: string;
  label: string;
  element: InputBlockElement;
  hint?: string;
  optional?: boolean;
  /** Tells the app at once what was chosen, so that the form can show what follows from it. */
  dispatch?: boolean;
};

export function input({ id, label, element, hint, optional, dispatch }: Input): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: id, ...element },
    ...(hint === undefined ? {} : { hint: plain(hint, limits.hint) }),
    ...(optional === undefined ? {} : { optional }),
    ...(dispatch === undefined ? {} : { dispatch_action: dispatch }),
  };
}

const yes = option('Yes', 'yes');
const no = option('No', 'no');

export function yesNo(initial: boolean): InputBlockElement {
  return { type: 'radio_buttons', options: [yes, no], initial_option: initial ? yes : no };
}
