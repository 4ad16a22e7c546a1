import type { ContextBlock } from '@slack/types';
import { TextBlock } from '../mrkdwn/text-object.js';
import { Picture } from './picture.js';

export function ContextView({ block }: { block: ContextBlock }) {
  return (
    <div class="context">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <Picture key={`${index}`} image={element} />
        ) : (
          <TextBlock key={`${index}`} text={element} />
        ),
      )}
    </div>
  );
}
