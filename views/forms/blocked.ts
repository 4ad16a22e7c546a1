import type { InputBlock, SectionBlock, SectionBlockAccessory } from '@slack/types';

/**
 * A menu outside of an input block, with the same ids: Slack wants a submit button wherever there
 * is an input, and a form that cannot be sent has none.
 */
export function outsideInput({ block_id, label, element }: InputBlock): SectionBlock {
  const accessory = menuOf(element);
  return {
    type: 'section',
    text: label,
    ...(block_id === undefined ? {} : { block_id }),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

function menuOf(element: InputBlock['element']): SectionBlockAccessory | undefined {
  return element.type === 'external_select' || element.type === 'static_select'
    ? element
    : undefined;
}
