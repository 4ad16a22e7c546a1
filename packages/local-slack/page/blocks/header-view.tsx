import type { HeaderBlock } from '@slack/types';
import { withEmoji } from '../mrkdwn/emoji.js';

export function HeaderView({ block }: { block: HeaderBlock }) {
  return (
    <h3 class="header-block" dir="auto">
      {withEmoji(block.text.text)}
    </h3>
  );
}
