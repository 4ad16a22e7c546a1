import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../surface/choices.js';
import type { Combobox } from './use-combobox.js';

type Props = { id: string; label: string; combobox: Combobox; isChosen: (key: string) => boolean };

/** The open list under a combobox. */
export function ChoiceList({ id, label, combobox, isChosen }: Props) {
  const { suggestions, active, pick } = combobox;
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // Near the end of a form the list would open below the visible part.
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [suggestions.state]);
  useEffect(() => {
    list.current?.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const note = noteOf(combobox);
  const groups = suggestions.state === 'ready' ? suggestions.groups : [];
  const order = groups.flatMap((group) => group.choices);
  const row = (choice: Choice) => {
    const index = order.indexOf(choice);
    return (
      <div
        key={choice.key}
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen(choice.key)}
        class={index === active ? 'choice is-active' : 'choice'}
        // The box keeps the focus: a mouse press must not take it away.
        onMouseDown={(event) => {
          event.preventDefault();
          pick(choice);
        }}
      >
        <bdi>{choice.text}</bdi>
        {choice.description && <small dir="auto">{choice.description}</small>}
      </div>
    );
  };
  return (
    <div class="choice-panel" ref={panel}>
      {note && (
        <p class="choice-note" role="status">
          {note}
        </p>
      )}
      <div
        class="choice-list"
        role="listbox"
        id={id}
        aria-label={label}
        tabIndex={-1}
        ref={list}
        // Scrolling with the mouse must not take the focus from the box either.
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.map((group, index) =>
          group.label === null ? (
            group.choices.map(row)
          ) : (
            <div key={`${index}`} role="presentation">
              <p class="choice-group">{group.label}</p>
              {group.choices.map(row)}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

function noteOf({ suggestions, query }: Combobox): string | null {
  switch (suggestions.state) {
    case 'loading':
      return 'Searching…';
    case 'failed':
      return suggestions.sentence;
    case 'too-short': {
      const missing = suggestions.minimumLength;
      return `Type at least ${missing} ${missing === 1 ? 'character' : 'characters'} to search.`;
    }
    case 'ready':
      if (suggestions.groups.some((group) => group.choices.length > 0)) return null;
      return query === '' ? 'There is nothing to choose here.' : `Nothing found for “${query}”.`;
    default:
      return suggestions satisfies never;
  }
}
