import type { RichTextElement } from '@slack/types';
import type { ComponentChild } from 'preact';
import { formatDate } from '../mrkdwn/date-format.js';
import { emojiFor } from '../mrkdwn/emoji.js';
import { channelName, type Directory, userName, useTools } from '../workspace/context.js';

export function RichTextLine({ elements }: { elements: RichTextElement[] }) {
  const { directory } = useTools();
  return (
    <>
      {elements.map((element, index) => (
        <Styled key={`${index}`} style={element.style}>
          {contentOf(element, directory)}
        </Styled>
      ))}
    </>
  );
}

function contentOf(element: RichTextElement, directory: Directory): ComponentChild {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return linkTo(element.url, element.text ?? element.url);
    case 'user':
      return <span class="mention">@{userName(directory, element.user_id)}</span>;
    case 'channel':
      return <span class="mention">#{channelName(directory, element.channel_id)}</span>;
    case 'broadcast':
      return <span class="mention is-loud">@{element.range}</span>;
    case 'usergroup':
      return <span class="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span class="mention">{element.team_id}</span>;
    case 'emoji':
      return emojiFor(element.name) ?? `:${element.name}:`;
    case 'date':
      return formatDate(element.timestamp, element.format);
    case 'color':
      return element.value;
    default:
      return element satisfies never;
  }
}

function linkTo(url: string, text: string): ComponentChild {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return text;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}

type StyledProps = { style: RichTextElement['style'] | undefined; children: ComponentChild };

function Styled({ style, children }: StyledProps) {
  let styled = <>{children}</>;
  if (style?.code) styled = <code>{styled}</code>;
  if (style?.bold) styled = <strong>{styled}</strong>;
  if (style?.italic) styled = <em>{styled}</em>;
  if (style?.strike) styled = <s>{styled}</s>;
  if (style?.underline) styled = <u>{styled}</u>;
  return styled;
}
