import type { AnyBlock } from '@slack/types';
import { blockIdOf } from '../surface/elements.js';
import { BlockView } from './block-view.js';

export function Blocks({ blocks }: { blocks: AnyBlock[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        return <BlockView key={blockId} block={block} blockId={blockId} />;
      })}
    </div>
  );
}
