import { useRef } from 'preact/hooks';
import type { PageCommand, PageState } from '../../server/page-api.js';
import { useTools } from '../workspace/context.js';
import { commandInUse } from './command-matches.js';
import { ShortcutsMenu } from './shortcuts-menu.js';
import { SuggestionList } from './suggestion-list.js';
import { useComposer } from './use-composer.js';
import { useFirstFocus } from './use-first-focus.js';

type Props = { channel: string; title: string; page: PageState };

const LIST_ID = 'command-suggestions';

export function Composer({ channel, title, page }: Props) {
  const { client } = useTools();
  const box = useRef<HTMLInputElement>(null);
  useFirstFocus(box);
  const composer = useComposer(page.commands, (text) => client.command({ channel, text }));
  const { text, matches, active, notice, isBusy } = composer;
  const inUse = commandInUse(page.commands, text);
  const isOpen = matches.length > 0;

  const pick = (command: PageCommand) => {
    composer.complete(command);
    box.current?.focus();
  };

  return (
    <div class="composer">
      {isOpen && <SuggestionList id={LIST_ID} matches={matches} active={active} onPick={pick} />}
      {inUse && <UsageLine command={inUse} />}
      <div class="composer-box">
        <input
          ref={box}
          type="text"
          role="combobox"
          aria-label={`Command in ${title}`}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={LIST_ID}
          aria-activedescendant={isOpen ? `${LIST_ID}-${active}` : undefined}
          aria-describedby={notice === null ? undefined : 'composer-notice'}
          aria-busy={isBusy}
          autocomplete="off"
          spellcheck={false}
          placeholder="Type / for commands"
          value={text}
          onInput={(event) => composer.type(event.currentTarget.value)}
          onKeyDown={composer.onKeyDown}
        />
        <ShortcutsMenu shortcuts={page.shortcuts} />
        <button
          type="button"
          class="button is-primary"
          disabled={text.trim() === '' || isBusy}
          onClick={composer.send}
        >
          Send
        </button>
      </div>
      <p id="composer-notice" class="composer-notice" role="status">
        {isBusy ? 'Waiting for the app…' : notice}
      </p>
    </div>
  );
}

function UsageLine({ command }: { command: PageCommand }) {
  return (
    <p class="usage-line">
      <b>{command.command}</b> <span class="usage">{command.usageHint}</span>
      <span class="suggestion-text">{command.description}</span>
    </p>
  );
}
