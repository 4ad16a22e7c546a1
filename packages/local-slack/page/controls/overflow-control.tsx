import type { Overflow } from '@slack/types';
import { withEmoji } from '../mrkdwn/emoji.js';
import { choiceOf } from '../surface/choices.js';
import { useSurface } from '../surface/context.js';
import { actionIdOf } from '../surface/elements.js';
import type { ControlProps } from './field.js';
import { MenuButton } from './menu-button.js';

export function OverflowControl({ element, blockId, field }: ControlProps<Overflow>) {
  const { dispatch } = useSurface();
  const actionId = actionIdOf(element);
  const items = element.options.map(choiceOf).map((choice) => ({
    key: choice.key,
    text: withEmoji(choice.text),
    description: choice.description ?? undefined,
    onPick: () => {
      if (choice.option.url) window.open(choice.option.url, '_blank', 'noreferrer');
      const value = { type: element.type, selected_option: choice.option };
      dispatch({ blockId, actionId, value, confirm: element.confirm });
    },
  }));
  return (
    <MenuButton label={field.ariaLabel ?? 'More actions'} items={items}>
      <span aria-hidden="true">•••</span>
    </MenuButton>
  );
}
