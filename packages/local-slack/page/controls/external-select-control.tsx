import type { ExternalSelect } from '@slack/types';
import { useRef } from 'preact/hooks';
import { actionIdOf } from '../surface/elements.js';
import { ChoiceList } from './choice-list.js';
import { ComboboxBox } from './combobox-box.js';
import type { ControlProps } from './field.js';
import { useCombobox } from './use-combobox.js';
import { useControl } from './use-control.js';

const SLACK_MINIMUM_LENGTH = 3;

/** One choice out of a list that the app makes while a person types. */
export function ExternalSelectControl(props: ControlProps<ExternalSelect>) {
  const { element, blockId, field } = props;
  const { held, choose } = useControl(props);
  const box = useRef<HTMLInputElement>(null);
  const listId = `${field.id}-list`;
  const chosen = held.choices[0];
  const combobox = useCombobox({
    source: {
      kind: 'asked',
      blockId,
      actionId: actionIdOf(element),
      minimumLength: element.min_query_length ?? SLACK_MINIMUM_LENGTH,
    },
    onPick: (choice) => choose([choice]),
  });
  const clear = () => {
    combobox.close();
    choose([]);
    box.current?.focus();
  };

  return (
    <div class="combobox">
      <div class="combobox-frame">
        <ComboboxBox
          field={field}
          listId={listId}
          combobox={combobox}
          shown={combobox.isOpen ? combobox.query : (chosen?.text ?? '')}
          hintText={chosen?.text ?? element.placeholder?.text ?? 'Type to search'}
          takesFocus={element.focus_on_load === true}
          box={box}
        />
        {chosen && (
          <button
            type="button"
            class="clear-button"
            aria-label={`Clear ${chosen.text}`}
            onClick={clear}
          >
            ×
          </button>
        )}
      </div>
      {combobox.isOpen && (
        <ChoiceList
          id={listId}
          label="Choices"
          combobox={combobox}
          isChosen={(key) => key === chosen?.key}
        />
      )}
      {chosen?.description && !combobox.isOpen && <p class="hint">{chosen.description}</p>}
    </div>
  );
}
