import type { TextObject } from '@slack/types';
import { withEmoji } from './emoji.js';
import { InlineView } from './inline-view.js';
import { Mrkdwn } from './mrkdwn.js';
import { parseInline } from './parse-inline.js';

/** A text object as a block of its own. */
export function TextBlock({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <div class="plain" dir="auto">
      {withEmoji(text.text)}
    </div>
  );
}

/** A text object inside a line: a label, an option, a button. */
export function TextRun({ text }: { text: TextObject }) {
  return (
    <bdi>
      {text.type === 'mrkdwn' ? (
        <InlineView nodes={parseInline(text.text)} />
      ) : (
        withEmoji(text.text)
      )}
    </bdi>
  );
}
