import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import type { ReactNode } from 'react';
import { keyed } from '../keyed.ts';
import { emojiNamed } from '../text/emoji.ts';
import { Broadcast, ChannelMention, OutsideLink, SlackDate, UserMention } from '../text/mentions.tsx';
import { Unsupported } from './unsupported.tsx';

function fromCodePoints(unicode: string): string {
  return String.fromCodePoint(...unicode.split('-').map((point) => Number.parseInt(point, 16)));
}

function Bare({ element }: { element: RichTextElement }): ReactNode {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <OutsideLink url={element.url}>{element.text ?? element.url}</OutsideLink>;
    case 'emoji':
      return element.unicode ? fromCodePoints(element.unicode) : emojiNamed(element.name);
    case 'date':
      return <SlackDate timestamp={element.timestamp} format={element.format} url={element.url ?? null} />;
    case 'user':
      return <UserMention id={element.user_id} label={null} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} label={null} />;
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'broadcast':
      return <Broadcast range={element.range} />;
    case 'color':
      return <code>{element.value}</code>;
    case 'team':
      return <span className="mention">{element.team_id}</span>;
    default:
      return <Unsupported what="rich text element" />;
  }
}

function Styled({ element }: { element: RichTextElement }): ReactNode {
  let shown: ReactNode = <Bare element={element} />;
  const style = element.style;
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.bold) shown = <strong>{shown}</strong>;
  if (style?.italic) shown = <em>{shown}</em>;
  if (style?.strike) shown = <s>{shown}</s>;
  return shown;
}

function Elements({ elements }: { elements: readonly RichTextElement[] }): ReactNode {
  return keyed(elements).map(({ key, item }) => <Styled key={key} element={item} />);
}

function List({ list }: { list: RichTextList }): ReactNode {
  const Tag = list.style === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag className={`indent-${list.indent ?? 0}`}>
      {keyed(list.elements).map(({ key, item }) => (
        <li key={key} dir="auto">
          <Elements elements={item.elements} />
        </li>
      ))}
    </Tag>
  );
}

function Part({ part }: { part: RichTextBlockElement }): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p className="pre-wrap" dir="auto">
          <Elements elements={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="pre-wrap" dir="auto">
          <Elements elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Elements elements={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <List list={part} />;
    default:
      return <Unsupported what="rich text part" />;
  }
}

export function RichText({ block }: { block: RichTextBlock }): ReactNode {
  return (
    <div className="rich-text">
      {keyed(block.elements).map(({ key, item }) => (
        <Part key={key} part={item} />
      ))}
    </div>
  );
}
