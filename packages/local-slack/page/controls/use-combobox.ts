import { useState } from 'preact/hooks';
import type { Choice } from '../surface/choices.js';
import { type Source, useSuggestions } from './use-suggestions.js';

type Options = { source: Source; onPick: (choice: Choice) => void; onBackspace?: () => void };

/** The keyboard and state of an ARIA combobox with a list. */
export function useCombobox({ source, onPick, onBackspace }: Options) {
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const suggestions = useSuggestions(source, query, isOpen);
  const choices =
    suggestions.state === 'ready' ? suggestions.groups.flatMap((group) => group.choices) : [];
  const highlighted = isOpen ? choices[Math.min(active, choices.length - 1)] : undefined;

  const close = () => {
    setOpen(false);
    setQuery('');
    setActive(0);
  };
  const pick = (choice: Choice) => {
    close();
    onPick(choice);
  };
  const type = (text: string) => {
    setQuery(text);
    setActive(0);
    setOpen(true);
  };
  const move = (step: number) => {
    if (!isOpen) return setOpen(true);
    if (choices.length > 0) setActive((active + step + choices.length) % choices.length);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      // Enter in a closed list opens it: it must never submit a form half filled in.
      if (highlighted) pick(highlighted);
      else setOpen(true);
    } else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Backspace' && query === '' && onBackspace) onBackspace();
    else return;
    event.preventDefault();
    // The dialog around must not take this Escape as its own.
    event.stopPropagation();
  };

  return {
    query,
    isOpen,
    active: highlighted ? choices.indexOf(highlighted) : -1,
    suggestions,
    open: () => setOpen(true),
    close,
    type,
    pick,
    onKeyDown,
  };
}

export type Combobox = ReturnType<typeof useCombobox>;
