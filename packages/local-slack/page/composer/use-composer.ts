import { useState } from 'preact/hooks';
import type { PageCommand, PageOk } from '../../server/page-api.js';
import { failureSentence } from '../client/failure.js';
import { matchingCommands } from './command-matches.js';

const ONLY_COMMANDS =
  'This local workspace models slash commands only, so the message was not posted. Type / to see the commands.';

type Run = (text: string) => Promise<PageOk>;

/** What is typed, which suggestion is active, and what happens at Enter. */
export function useComposer(commands: PageCommand[], run: Run) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isListClosed, setListClosed] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const matches = isListClosed ? [] : matchingCommands(commands, text);
  const highlighted = matches[Math.min(active, matches.length - 1)];

  const type = (next: string) => {
    setText(next);
    setActive(0);
    setListClosed(false);
    setNotice(null);
  };
  const complete = (command: PageCommand) => type(`${command.command} `);

  const send = async () => {
    const sent = text.trim();
    if (sent === '' || isBusy) return;
    if (!sent.startsWith('/')) return setNotice(ONLY_COMMANDS);
    setBusy(true);
    setListClosed(true);
    const reply = await run(sent);
    setBusy(false);
    if (reply.ok) type('');
    else setNotice(failureSentence(reply));
  };

  const move = (step: number) => setActive((active + step + matches.length) % matches.length);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const acts: Record<string, () => void> = {
      Enter: () => {
        if (highlighted && highlighted.command !== text) complete(highlighted);
        else send();
      },
      ...(highlighted && {
        Tab: () => complete(highlighted),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Escape: () => setListClosed(true),
      }),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return { text, matches, active, notice, isBusy, type, complete, send, onKeyDown };
}
