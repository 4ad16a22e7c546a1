import { useMemo } from 'preact/hooks';
import { InlineView } from './inline-view.js';
import { type Paragraph, parseParagraphs } from './paragraphs.js';

export function Mrkdwn({ text }: { text: string }) {
  const paragraphs = useMemo(() => parseParagraphs(text), [text]);
  return (
    <div class="mrkdwn" dir="auto">
      {paragraphs.map((paragraph, index) => (
        <ParagraphView key={`${index}`} paragraph={paragraph} />
      ))}
    </div>
  );
}

function ParagraphView({ paragraph }: { paragraph: Paragraph }) {
  if (paragraph.kind === 'pre') return <pre>{paragraph.text}</pre>;
  if (paragraph.kind === 'list') {
    return (
      <ul>
        {paragraph.lines.map((line, index) => (
          <li key={`${index}`}>
            <InlineView nodes={line} />
          </li>
        ))}
      </ul>
    );
  }
  const lines = paragraph.lines.map((line, index) => (
    <div class="line" key={`${index}`} dir="auto">
      <InlineView nodes={line} />
    </div>
  ));
  return paragraph.kind === 'quote' ? <blockquote>{lines}</blockquote> : lines;
}
