import type { Button, WorkflowButton } from '@slack/types';
import { withEmoji } from '../mrkdwn/emoji.js';
import { useSurface } from '../surface/context.js';
import { actionIdOf } from '../surface/elements.js';

type Props = { element: Button | WorkflowButton; blockId: string };

export function ButtonControl({ element, blockId }: Props) {
  const { dispatch, busy } = useSurface();
  const actionId = actionIdOf(element);
  const isBusy = busy === `${blockId} ${actionId}`;
  const url = element.type === 'button' ? element.url : undefined;

  const press = () => {
    if (isBusy) return;
    if (url) window.open(url, '_blank', 'noreferrer');
    const sent = element.type === 'button' ? element.value : undefined;
    const value = {
      type: element.type,
      text: element.text,
      ...(sent !== undefined && { value: sent }),
    };
    dispatch({ blockId, actionId, value, confirm: element.confirm });
  };
  return (
    <button
      type="button"
      class={`button ${element.style ? `is-${element.style}` : ''}`}
      aria-label={element.accessibility_label}
      aria-busy={isBusy}
      onClick={press}
    >
      <bdi>{withEmoji(element.text.text)}</bdi>
      {url && <span aria-hidden="true"> ↗</span>}
    </button>
  );
}
