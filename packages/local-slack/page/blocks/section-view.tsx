import type { SectionBlock } from '@slack/types';
import { BareControl } from '../controls/bare-control.js';
import { TextBlock } from '../mrkdwn/text-object.js';
import { Picture } from './picture.js';

type Props = { block: SectionBlock; blockId: string };

export function SectionView({ block, blockId }: Props) {
  const { text, fields, accessory } = block;
  return (
    <div class="section">
      <div class="section-text">
        {text && <TextBlock text={text} />}
        {fields && (
          <div class="fields">
            {fields.map((field, index) => (
              <TextBlock key={`${index}`} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="accessory">
          {accessory.type === 'image' ? (
            <Picture image={accessory} />
          ) : (
            <BareControl
              element={accessory}
              blockId={blockId}
              nearbyText={plainStart(text?.text ?? '')}
            />
          )}
        </div>
      )}
    </div>
  );
}

const NAME_LENGTH = 80;

/** Names a control that has no words of its own by the text beside it. */
function plainStart(text: string): string {
  return text
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, NAME_LENGTH);
}
