import type { RawNumberElement, RawTextElement, RichTextBlock } from '@slack/types';
import { RichTextView } from './rich-text-view.js';

export type Cell = RawTextElement | RawNumberElement | RichTextBlock;
export type Alignment = 'left' | 'center' | 'right';

type Props = { cell: Cell; alignment: Alignment | undefined; heads: 'column' | 'row' | null };

export function TableCell({ cell, alignment, heads }: Props) {
  const content =
    cell.type === 'rich_text' ? <RichTextView block={cell} /> : <bdi>{cell.text}</bdi>;
  const side = alignment ?? (cell.type === 'raw_number' ? 'right' : 'left');
  if (heads === null) return <td class={`is-${side}`}>{content}</td>;
  return (
    <th class={`is-${side}`} scope={heads === 'column' ? 'col' : 'row'}>
      {content}
    </th>
  );
}
