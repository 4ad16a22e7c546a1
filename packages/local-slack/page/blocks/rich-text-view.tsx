import type { RichTextBlock, RichTextBlockElement } from '@slack/types';
import { RichTextLine } from './rich-text-line.js';

export function RichTextView({ block }: { block: RichTextBlock }) {
  return (
    <div class="mrkdwn rich-text" dir="auto">
      {block.elements.map((element, index) => (
        <RichTextPart key={`${index}`} element={element} />
      ))}
    </div>
  );
}

function RichTextPart({ element }: { element: RichTextBlockElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <div class="line">
          <RichTextLine elements={element.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <RichTextLine elements={element.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <RichTextLine elements={element.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const items = element.elements.map((item, index) => (
        <li key={`${index}`}>
          <RichTextLine elements={item.elements} />
        </li>
      ));
      const level = `indent-${Math.min(element.indent ?? 0, 4)}`;
      return element.style === 'ordered' ? (
        <ol class={level}>{items}</ol>
      ) : (
        <ul class={level}>{items}</ul>
      );
    }
    default:
      return element satisfies never;
  }
}
