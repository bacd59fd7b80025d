import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import type { PageMessage } from '../../protocol.ts';
import { useReading } from '../text/reading.ts';
import { dayHeading, localDay } from '../text/slack-date.ts';
import { instantOf, Message } from './message.tsx';

const breathInMs = 5 * 60_000;

function continuesAfter(message: PageMessage, before: PageMessage | undefined): boolean {
  if (!before || message.isEphemeral || before.isEphemeral || message.blocks.length > 0) return false;
  if (before.author.id !== message.author.id || before.threadTs !== message.threadTs) return false;
  return instantOf(message.ts).getTime() - instantOf(before.ts).getTime() < breathInMs;
}

interface MessageListProps {
  readonly messages: readonly PageMessage[];
  readonly shortcuts: readonly string[];
  /** What stands above the first message. */
  readonly beginning: string;
}

/** The messages of one place by day, scrolled to the newest. */
export function MessageList({ messages, shortcuts, beginning }: MessageListProps): ReactNode {
  const { reader } = useReading();
  const end = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.ts;
  useEffect(() => {
    if (newest) end.current?.scrollIntoView({ block: 'end' });
  }, [newest]);

  const dayOf = (message: PageMessage): string => localDay(instantOf(message.ts), reader.zone);
  return (
    <div className="messages" role="log" aria-label="Messages">
      <p className="beginning">{beginning}</p>
      {messages.map((message, place) => {
        const before = messages[place - 1];
        const startsDay = !before || dayOf(before) !== dayOf(message);
        return (
          <Fragment key={message.ts}>
            {startsDay && (
              <div className="day">
                <span>{dayHeading(instantOf(message.ts), reader)}</span>
              </div>
            )}
            <Message
              message={message}
              continues={!startsDay && continuesAfter(message, before)}
              shortcuts={shortcuts}
            />
          </Fragment>
        );
      })}
      <div ref={end} />
    </div>
  );
}
