import { type ReactNode, useMemo, useState } from 'react';
import type { Container, PageMessage, StateValues } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { askTheServer } from '../connection.ts';
import { Menu } from '../elements/menu.tsx';
import { SurfaceProvider } from '../surface.tsx';
import { emojiNamed } from '../text/emoji.ts';
import { useReading } from '../text/reading.ts';
import { timeOfDay } from '../text/slack-date.ts';
import { Mrkdwn, TypedText } from '../text/text.tsx';
import { Avatar } from './avatar.tsx';

/** The instant of a message's ts. */
export function instantOf(ts: string): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}

interface MessageProps {
  readonly message: PageMessage;
  /** Whether it goes on what the same person said just before. */
  readonly continues: boolean;
  readonly shortcuts: readonly string[];
}

function Body({ message }: { message: PageMessage }): ReactNode {
  if (message.blocks.length > 0) return <Blocks blocks={message.blocks} />;
  if (message.author.isBot) return <Mrkdwn text={message.text} />;
  return <TypedText text={message.text} />;
}

type ActOnMessage = (act: { kind: 'message-shortcut'; name: string } | { kind: 'react'; emoji: string }) => void;

/** What the page offers to react with; in Slack there are thousands. */
const OFFERED = ['speech_balloon', 'eyes', '+1', 'heart', 'tada'] as const;

function MessageMenu({ shortcuts, onAct }: { shortcuts: readonly string[]; onAct: ActOnMessage }): ReactNode {
  const items = shortcuts.map((name) => ({
    key: name,
    label: name,
    act: () => onAct({ kind: 'message-shortcut', name }),
  }));
  const emoji = OFFERED.map((name) => ({
    key: name,
    label: `${emojiNamed(name)} :${name}:`,
    act: () => onAct({ kind: 'react', emoji: name }),
  }));
  return (
    <div className="message-menu">
      <Menu label="Add a reaction" className="tool" heading="React with" items={emoji}>
        <span aria-hidden="true">☺</span>
      </Menu>
      <Menu label="More actions" className="tool" heading="Message shortcuts" items={items}>
        <span aria-hidden="true">⋮</span>
      </Menu>
    </div>
  );
}

function Reactions({ message, onAct }: { message: PageMessage; onAct: ActOnMessage }): ReactNode {
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ emoji, count }) => (
        <button
          key={emoji}
          type="button"
          className="reaction"
          aria-label={`${count} reacted with ${emoji}`}
          onClick={() => onAct({ kind: 'react', emoji })}
        >
          {emojiNamed(emoji)} {count}
        </button>
      ))}
    </div>
  );
}

/** A message with its blocks, and the menu that appears beside it. */
export function Message({ message, continues, shortcuts }: MessageProps): ReactNode {
  const { people, reader, meId } = useReading();
  const [typed, setTyped] = useState<StateValues>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const { channelId, ts, author } = message;
  const container = useMemo((): Container => ({ kind: 'message', channelId, ts }), [channelId, ts]);
  const time = timeOfDay(instantOf(ts), reader);
  const act: ActOnMessage = async (chosen) => {
    setTrouble(null);
    const answer = await askTheServer(meId, { ...chosen, channelId, ts });
    if (!answer.ok) setTrouble(answer.trouble);
  };
  const menuable = !message.isEphemeral && shortcuts.length > 0;
  return (
    <article
      className="message"
      data-continues={continues}
      data-ephemeral={message.isEphemeral}
      data-thread={message.threadTs !== null && message.threadTs !== ts}
      aria-label={`${author.name}, ${time}`}
    >
      <div className="message-side">
        {continues ? <time>{time}</time> : <Avatar person={people[author.id] ?? null} />}
      </div>
      <div className="message-main">
        {message.isEphemeral && <div className="ephemeral-note">Only visible to you</div>}
        {!continues && (
          <div className="message-head">
            <strong>{author.name}</strong>
            {author.isBot && <span className="app-tag">app</span>}
            <time dateTime={instantOf(ts).toISOString()}>{time}</time>
          </div>
        )}
        <SurfaceProvider personId={meId} container={container} blocks={message.blocks} typed={typed} onType={setTyped}>
          <Body message={message} />
        </SurfaceProvider>
        <Reactions message={message} onAct={act} />
        {message.isEdited && <small className="edited">(edited)</small>}
        {trouble && (
          <div className="trouble" role="alert">
            {trouble}
          </div>
        )}
      </div>
      {menuable && <MessageMenu shortcuts={shortcuts} onAct={act} />}
    </article>
  );
}
