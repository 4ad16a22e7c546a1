import { channelName, userName, useTools } from '../workspace/context.js';
import type { Inline } from './inline.js';

export function InlineView({ nodes }: { nodes: Inline[] }) {
  // Text has no identity of its own; its place is the best key there is.
  return (
    <>
      {nodes.map((node, index) => (
        <InlineNode key={`${index}`} node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { node: Inline }) {
  const { directory } = useTools();
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'bold':
      return (
        <strong>
          <InlineView nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineView nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineView nodes={node.children} />
        </s>
      );
    case 'code':
      return <code>{node.text}</code>;
    case 'link':
      return (
        <a href={node.url} target="_blank" rel="noreferrer">
          {node.text}
        </a>
      );
    case 'user':
      return <span class="mention">@{userName(directory, node.id)}</span>;
    case 'channel':
      return <span class="mention">#{node.name || channelName(directory, node.id)}</span>;
    case 'mention':
      return <span class="mention is-loud">{node.text}</span>;
    default:
      return node satisfies never;
  }
}
