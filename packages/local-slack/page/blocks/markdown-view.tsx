import { InlineView } from '../mrkdwn/inline-view.js';
import { parseMarkdownInline } from '../mrkdwn/markdown-inline.js';
import { type MarkdownPart, parseMarkdown } from '../mrkdwn/markdown-parts.js';

export function MarkdownView({ text }: { text: string }) {
  return (
    <div class="mrkdwn markdown" dir="auto">
      {parseMarkdown(text).map((part, index) => (
        <PartView key={`${index}`} part={part} />
      ))}
    </div>
  );
}

function Line({ text }: { text: string }) {
  return <InlineView nodes={parseMarkdownInline(text)} />;
}

function PartView({ part }: { part: MarkdownPart }) {
  switch (part.kind) {
    case 'heading':
      return (
        <h4>
          <Line text={part.text} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Line text={part.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Line text={part.text} />
        </blockquote>
      );
    case 'bullets':
      return <ul>{listItems(part.items)}</ul>;
    case 'numbers':
      return <ol>{listItems(part.items)}</ol>;
    case 'table':
      return <MarkdownTable rows={part.rows} />;
    case 'pre':
      return <pre>{part.text}</pre>;
    case 'rule':
      return <hr />;
    default:
      return part satisfies never;
  }
}

function listItems(items: string[]) {
  return items.map((item, index) => (
    <li key={`${index}`}>
      <Line text={item} />
    </li>
  ));
}

function MarkdownTable({ rows }: { rows: string[][] }) {
  const [head = [], ...body] = rows;
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={`${column}`} scope="col">
                <Line text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={`${index}`}>
              {row.map((cell, column) => (
                <td key={`${column}`}>
                  <Line text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
