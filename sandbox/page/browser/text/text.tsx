import type { TextObject } from '@slack/types';
import type { ReactNode } from 'react';
import { keyed } from '../keyed.ts';
import { withEmoji } from './emoji.ts';
import { Broadcast, ChannelMention, OutsideLink, SlackDate, UserMention } from './mentions.tsx';
import { type Inline, type MrkdwnBlock, parseMrkdwn, parseUnstyled } from './mrkdwn.ts';

const styles = { bold: 'strong', italic: 'em', strike: 's' } as const;

function InlineView({ inline }: { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return withEmoji(inline.text);
    case 'break':
      return <br />;
    case 'bold':
    case 'italic':
    case 'strike': {
      const Style = styles[inline.kind];
      return (
        <Style>
          <Inlines inlines={inline.children} />
        </Style>
      );
    }
    case 'code':
      return <code>{inline.text}</code>;
    case 'user':
      return <UserMention id={inline.id} label={inline.label} />;
    case 'channel':
      return <ChannelMention id={inline.id} label={inline.label} />;
    case 'usergroup':
      return <span className="mention">{inline.label ?? '@group'}</span>;
    case 'broadcast':
      return <Broadcast range={inline.id} />;
    case 'link':
      return <OutsideLink url={inline.url}>{inline.label ?? inline.url}</OutsideLink>;
    case 'date':
      return <SlackDate {...inline} />;
  }
}

function Inlines({ inlines }: { inlines: readonly Inline[] }): ReactNode {
  return keyed(inlines).map(({ key, item }) => <InlineView key={key} inline={item} />);
}

function MrkdwnBlockView({ block }: { block: MrkdwnBlock }): ReactNode {
  if (block.kind === 'preformatted') return <pre>{block.text}</pre>;
  if (block.kind === 'quote') {
    return (
      <blockquote dir="auto">
        <Inlines inlines={block.children} />
      </blockquote>
    );
  }
  return (
    <p dir="auto">
      <Inlines inlines={block.children} />
    </p>
  );
}

export function Mrkdwn({ text }: { text: string }): ReactNode {
  return keyed(parseMrkdwn(text)).map(({ key, item }) => <MrkdwnBlockView key={key} block={item} />);
}

/** What a person typed into the message box: marks stay as typed; links, names and dates are drawn. */
export function TypedText({ text }: { text: string }): ReactNode {
  return (
    <p dir="auto">
      <Inlines inlines={parseUnstyled(text)} />
    </p>
  );
}

/** Text that Slack does not interpret; line breaks stay, shortcodes become emoji unless `emoji` is false. */
export function PlainText({ text, emoji = true }: { text: string; emoji?: boolean | undefined }): ReactNode {
  return (
    <span className="plain" dir="auto">
      {emoji ? withEmoji(text) : text}
    </span>
  );
}

/** A text object of either type, with block-level layout for mrkdwn. */
export function TextObjectView({ text }: { text: TextObject }): ReactNode {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <PlainText text={text.text} emoji={text.emoji} />;
}
