import type { AnyBlock } from '@slack/types';
import { useErrorBoundary } from 'preact/hooks';
import { isShown } from '../surface/elements.js';
import { ActionsView } from './actions-view.js';
import { AlertView } from './alert-view.js';
import { ContextView } from './context-view.js';
import { DataTableView } from './data-table-view.js';
import { HeaderView } from './header-view.js';
import { ImageView } from './image-view.js';
import { InputView } from './input-view.js';
import { MarkdownView } from './markdown-view.js';
import { RichTextView } from './rich-text-view.js';
import { SectionView } from './section-view.js';
import { TableView } from './table-view.js';

type Props = { block: AnyBlock; blockId: string };

export function BlockView({ block, blockId }: Props) {
  // One block that cannot be drawn must not take the whole page with it.
  const [failure] = useErrorBoundary();
  if (failure) return <p class="not-shown">This “{block.type}” block could not be shown.</p>;
  return <KnownBlockView block={block} blockId={blockId} />;
}

function KnownBlockView({ block, blockId }: Props) {
  if (!isShown(block)) {
    return <p class="not-shown">The local workspace does not show “{block.type}” blocks.</p>;
  }
  switch (block.type) {
    case 'section':
      return <SectionView block={block} blockId={blockId} />;
    case 'input':
      return <InputView block={block} blockId={blockId} />;
    case 'actions':
      return <ActionsView block={block} blockId={blockId} />;
    case 'header':
      return <HeaderView block={block} />;
    case 'context':
      return <ContextView block={block} />;
    case 'divider':
      return <hr />;
    case 'image':
      return <ImageView block={block} />;
    case 'alert':
      return <AlertView block={block} />;
    case 'markdown':
      return <MarkdownView text={block.text} />;
    case 'rich_text':
      return <RichTextView block={block} />;
    case 'table':
      return <TableView block={block} />;
    case 'data_table':
      return <DataTableView block={block} />;
    default:
      return null;
  }
}
