import type { ReactNode } from 'react';
import { useReading } from './reading.ts';
import { slackDate } from './slack-date.ts';

/** `@Name` of a person; the reader's own name is marked, as Slack does. */
export function UserMention({ id, label }: { id: string; label: string | null }): ReactNode {
  const { people, meId } = useReading();
  const name = people[id]?.name ?? label ?? id;
  return <span className={id === meId ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

export function ChannelMention({ id, label }: { id: string; label: string | null }): ReactNode {
  const channel = useReading().channels.find((each) => each.id === id);
  const name = channel?.name ?? (label ? label : 'private channel');
  return <span className="mention">#{name}</span>;
}

export function Broadcast({ range }: { range: string }): ReactNode {
  return <span className="mention mention-me">@{range}</span>;
}

/** A link that leaves the page in a new tab and tells the other side nothing. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const isSafe = /^(https?|mailto|tel):/i.test(url);
  if (!isSafe) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

interface DateProps {
  readonly timestamp: number;
  readonly format: string;
  readonly url: string | null;
}

/** A date token in the reader's zone, relative to the demo clock. */
export function SlackDate({ timestamp, format, url }: DateProps): ReactNode {
  const { reader } = useReading();
  const instant = new Date(timestamp * 1000);
  const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone: reader.zone });
  const shown = (
    <time dateTime={instant.toISOString()} title={exact.format(instant)}>
      {slackDate(timestamp, format, reader)}
    </time>
  );
  return url ? <OutsideLink url={url}>{shown}</OutsideLink> : shown;
}
