import type { Ref } from 'preact';
import { ariaOf, type Field } from './field.js';
import type { Combobox } from './use-combobox.js';

type Props = {
  field: Field;
  listId: string;
  combobox: Combobox;
  shown: string;
  hintText: string | undefined;
  takesFocus: boolean;
  box: Ref<HTMLInputElement>;
};

/** The text box of a combobox. */
export function ComboboxBox({ field, listId, combobox, shown, hintText, takesFocus, box }: Props) {
  const { isOpen, active } = combobox;
  return (
    <input
      {...ariaOf(field)}
      ref={box}
      type="text"
      role="combobox"
      class="combobox-box"
      dir="auto"
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
      autocomplete="off"
      spellcheck={false}
      placeholder={hintText}
      value={shown}
      data-focus-on-load={takesFocus ? 'true' : undefined}
      onInput={(event) => combobox.type(event.currentTarget.value)}
      onClick={combobox.open}
      onBlur={combobox.close}
      onKeyDown={combobox.onKeyDown}
    />
  );
}
