import { TextRun } from '../mrkdwn/text-object.js';
import type { Choice } from '../surface/choices.js';
import type { Field } from './field.js';

type Props = {
  type: 'radio' | 'checkbox';
  field: Field;
  index: number;
  choice: Choice;
  isTicked: boolean;
  takesFocus: boolean;
  onTick: (isTicked: boolean) => void;
};

/** One radio button or checkbox with its label and description. */
export function TickRow({ type, field, index, choice, isTicked, takesFocus, onTick }: Props) {
  const id = `${field.id}-${index}`;
  const descriptionId = `${id}-description`;
  return (
    <div class="tick-row">
      <input
        type={type}
        id={id}
        name={field.id}
        checked={isTicked}
        aria-describedby={choice.description === null ? undefined : descriptionId}
        data-focus-on-load={takesFocus ? 'true' : undefined}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <span>
        <label for={id}>
          <TextRun text={choice.option.text} />
        </label>
        {choice.description !== null && (
          <small id={descriptionId} dir="auto">
            {choice.description}
          </small>
        )}
      </span>
    </div>
  );
}
