import type { InputBlock } from '@slack/types';
import { useId } from 'preact/hooks';
import { Control } from '../controls/control.js';
import { withEmoji } from '../mrkdwn/emoji.js';
import { useSurface } from '../surface/context.js';

type Props = { block: InputBlock; blockId: string };

const GROUPS: string[] = ['radio_buttons', 'checkboxes'];

/** A labelled control with its hint and error, all tied together for a screen reader. */
export function InputView({ block, blockId }: Props) {
  const { errors } = useSurface();
  const id = useId();
  const error = errors[blockId];
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, block.hint && hintId].filter(Boolean).join(' ');
  const field = {
    id,
    ariaLabel: null,
    describedBy: describedBy === '' ? undefined : describedBy,
    isInvalid: error !== undefined,
    isRequired: block.optional !== true,
    dispatches: block.dispatch_action === true,
  };

  const label = (
    <>
      <bdi>{withEmoji(block.label.text)}</bdi>
      {block.optional && <span class="optional"> (optional)</span>}
    </>
  );
  const rest = (
    <>
      <Control element={block.element} blockId={blockId} field={field} />
      {error !== undefined && (
        <p class="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p class="hint" id={hintId} dir="auto">
          {withEmoji(block.hint.text)}
        </p>
      )}
    </>
  );
  if (GROUPS.includes(block.element.type)) {
    return (
      <fieldset class="input" data-block={blockId} aria-describedby={field.describedBy}>
        <legend>{label}</legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div class="input" data-block={blockId}>
      <label for={id}>{label}</label>
      {rest}
    </div>
  );
}
