import { useEffect, useState } from 'preact/hooks';
import { failureSentence } from '../client/failure.js';
import { type ChoiceGroup, choiceOfSuggestion } from '../surface/choices.js';
import { useSurface } from '../surface/context.js';
import { useTools } from '../workspace/context.js';

export type Source =
  | { kind: 'offered'; groups: ChoiceGroup[] }
  | { kind: 'asked'; blockId: string; actionId: string; minimumLength: number };

export type Suggestions =
  | { state: 'ready'; groups: ChoiceGroup[] }
  | { state: 'loading' }
  | { state: 'too-short'; minimumLength: number }
  | { state: 'failed'; sentence: string };

const TYPING_PAUSE_MS = 200;

/** What an open list shows for the typed words: filtered here, or asked from the app. */
export function useSuggestions(source: Source, query: string, isOpen: boolean): Suggestions {
  const asked = useAsked(source, query, isOpen);
  return source.kind === 'offered'
    ? { state: 'ready', groups: filterGroups(source.groups, query) }
    : asked;
}

function useAsked(source: Source, query: string, isOpen: boolean): Suggestions {
  const { client } = useTools();
  const { container } = useSurface();
  const [answer, setAnswer] = useState<Suggestions>({ state: 'loading' });
  const minimumLength = source.kind === 'asked' ? source.minimumLength : 0;
  const isAsking = source.kind === 'asked' && isOpen && query.length >= minimumLength;

  useEffect(() => {
    if (source.kind !== 'asked' || !isAsking) return;
    let isCurrent = true;
    setAnswer({ state: 'loading' });
    const { blockId, actionId } = source;
    const ask = async () => {
      const reply = await client.suggestions({ container, blockId, actionId, query });
      if (!isCurrent) return;
      if (!reply.ok) return setAnswer({ state: 'failed', sentence: failureSentence(reply) });
      const groups = reply.groups.map((group) => ({
        label: group.label,
        choices: group.options.map(choiceOfSuggestion),
      }));
      setAnswer({ state: 'ready', groups });
    };
    const pause = window.setTimeout(ask, query === '' ? 0 : TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(pause);
    };
  }, [query, isAsking]);

  return query.length < minimumLength ? { state: 'too-short', minimumLength } : answer;
}

function filterGroups(groups: ChoiceGroup[], query: string): ChoiceGroup[] {
  const wanted = query.trim().toLowerCase();
  return groups
    .map((group) => ({
      label: group.label,
      choices: group.choices.filter((choice) => choice.text.toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.choices.length > 0);
}
