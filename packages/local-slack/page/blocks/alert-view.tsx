import type { AlertBlock } from '@slack/types';
import { TextBlock } from '../mrkdwn/text-object.js';

const MARK = { default: '•', info: 'i', warning: '!', error: '!', success: '✓' } as const;
const WORD = { default: 'Note', info: 'Note', warning: 'Warning', error: 'Error', success: 'Done' };

export function AlertView({ block }: { block: AlertBlock }) {
  const level = block.level ?? 'default';
  return (
    <div class={`alert-block is-${level}`} role="note" aria-label={WORD[level]}>
      <span class="alert-mark" aria-hidden="true">
        {MARK[level]}
      </span>
      <TextBlock text={block.text} />
    </div>
  );
}
