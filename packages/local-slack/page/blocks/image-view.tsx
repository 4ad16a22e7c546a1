import type { ImageBlock } from '@slack/types';
import { Picture } from './picture.js';

export function ImageView({ block }: { block: ImageBlock }) {
  return (
    <figure>
      {block.title && <figcaption dir="auto">{block.title.text}</figcaption>}
      <Picture image={block} />
    </figure>
  );
}
