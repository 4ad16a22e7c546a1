import type { PageCommand } from '../../server/page-api.js';

type Props = {
  id: string;
  matches: PageCommand[];
  active: number;
  onPick: (command: PageCommand) => void;
};

export function SuggestionList({ id, matches, active, onPick }: Props) {
  return (
    <div class="suggestions" role="listbox" id={id} aria-label="Commands" tabIndex={-1}>
      {matches.map((each, index) => (
        <div
          key={each.command}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          class="suggestion"
          // The box keeps the focus: a mouse press must not take it away.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(each);
          }}
        >
          <span class="suggestion-command">
            <b>{each.command}</b> <span class="usage">{each.usageHint}</span>
          </span>
          <span class="suggestion-text">{each.description}</span>
        </div>
      ))}
    </div>
  );
}
