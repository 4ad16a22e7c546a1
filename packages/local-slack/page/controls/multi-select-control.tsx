import type { MultiSelect } from '@slack/types';
import { useRef } from 'preact/hooks';
import { type Choice, offeredGroups } from '../surface/choices.js';
import { actionIdOf } from '../surface/elements.js';
import { useTools } from '../workspace/context.js';
import { ChoiceList } from './choice-list.js';
import { ComboboxBox } from './combobox-box.js';
import type { ControlProps } from './field.js';
import { useCombobox } from './use-combobox.js';
import { useControl } from './use-control.js';
import type { Source } from './use-suggestions.js';

const SLACK_MINIMUM_LENGTH = 3;

/** Several choices: each becomes a tag that can be removed again. */
export function MultiSelectControl(props: ControlProps<MultiSelect>) {
  const { element, blockId, field } = props;
  const { directory } = useTools();
  const { held, choose } = useControl(props);
  const box = useRef<HTMLInputElement>(null);
  const listId = `${field.id}-list`;
  const isChosen = (key: string) => held.choices.some((choice) => choice.key === key);
  const isFull = held.choices.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);

  const source: Source =
    element.type === 'multi_external_select'
      ? {
          kind: 'asked',
          blockId,
          actionId: actionIdOf(element),
          minimumLength: element.min_query_length ?? SLACK_MINIMUM_LENGTH,
        }
      : { kind: 'offered', groups: offeredGroups(element, directory) };

  const remove = (key: string) => {
    choose(held.choices.filter((choice) => choice.key !== key));
    box.current?.focus();
  };
  const toggle = (choice: Choice) => {
    if (isChosen(choice.key)) remove(choice.key);
    else if (!isFull) choose([...held.choices, choice]);
  };
  const last = held.choices.at(-1);
  const combobox = useCombobox({
    source,
    onPick: toggle,
    ...(last && { onBackspace: () => remove(last.key) }),
  });

  return (
    <div class="combobox">
      <div class="combobox-frame is-multiple">
        {held.choices.map((choice) => (
          <Tag key={choice.key} choice={choice} onRemove={() => remove(choice.key)} />
        ))}
        <ComboboxBox
          field={field}
          listId={listId}
          combobox={combobox}
          shown={combobox.query}
          hintText={held.choices.length > 0 ? undefined : (element.placeholder?.text ?? 'Choose')}
          takesFocus={element.focus_on_load === true}
          box={box}
        />
      </div>
      {combobox.isOpen && (
        <ChoiceList id={listId} label="Choices" combobox={combobox} isChosen={isChosen} />
      )}
      {isFull && <p class="hint">No more than {held.choices.length} can be chosen here.</p>}
    </div>
  );
}

function Tag({ choice, onRemove }: { choice: Choice; onRemove: () => void }) {
  return (
    <span class="tag">
      <bdi>{choice.text}</bdi>
      <button type="button" aria-label={`Remove ${choice.text}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}
