import type { ActionsBlock } from '@slack/types';
import { BareControl } from '../controls/bare-control.js';
import { actionIdOf } from '../surface/elements.js';

export function ActionsView({ block, blockId }: { block: ActionsBlock; blockId: string }) {
  return (
    <div class="actions">
      {block.elements.map((element) => (
        <BareControl
          key={actionIdOf(element)}
          element={element}
          blockId={blockId}
          nearbyText="More actions"
        />
      ))}
    </div>
  );
}
