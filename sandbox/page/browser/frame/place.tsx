import { type ReactNode, useEffect, useState } from 'react';
import type { PageChannel, PagePerson, Snapshot } from '../../protocol.ts';
import { askTheServer } from '../connection.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { Home } from './home.tsx';
import { MessageList } from './message-list.tsx';

interface ConversationProps {
  readonly snapshot: Snapshot;
  readonly channel: PageChannel;
  readonly beginning: string;
}

function nameOf(channel: PageChannel): string {
  return channel.kind === 'dm' ? channel.name : `#${channel.name}`;
}

/** What stands where one cannot write, with the way in when there is one. */
function NoComposer({ channel, me }: { channel: PageChannel; me: PagePerson }): ReactNode {
  if (channel.isArchived) return <p className="no-composer">{nameOf(channel)} is archived.</p>;
  const join = (): void => void askTheServer(me.id, { kind: 'join', channelId: channel.id });
  return (
    <p className="no-composer">
      {me.name} is not in {nameOf(channel)}.
      {channel.kind === 'public' && !channel.isShared && (
        <button type="button" className="button plain-style" onClick={join}>
          Join
        </button>
      )}
    </p>
  );
}

function Conversation({ snapshot, channel, beginning }: ConversationProps): ReactNode {
  const messages = snapshot.messages.filter(({ channelId }) => channelId === channel.id);
  return (
    <>
      <MessageList messages={messages} shortcuts={snapshot.messageShortcuts} beginning={beginning} />
      {channel.isArchived || !channel.isMember ? (
        <NoComposer channel={channel} me={snapshot.me} />
      ) : (
        <Composer
          key={`${snapshot.me.id} ${channel.id}`}
          personId={snapshot.me.id}
          channelId={channel.id}
          placeName={nameOf(channel)}
          commands={snapshot.commands}
          shortcuts={snapshot.globalShortcuts}
        />
      )}
    </>
  );
}

function Head({ title, children }: { title: ReactNode; children?: ReactNode }): ReactNode {
  return (
    <header className="place-head">
      <h1>{title}</h1>
      {children}
    </header>
  );
}

/** A channel or a direct message. */
export function ChannelPlace({ snapshot, channel }: { snapshot: Snapshot; channel: PageChannel }): ReactNode {
  const notes = [channel.kind === 'private' && 'private', channel.isShared && 'shared with another organisation'];
  return (
    <main className="place">
      <Head title={nameOf(channel)}>
        <small>{notes.filter(Boolean).join(' · ')}</small>
      </Head>
      <Conversation snapshot={snapshot} channel={channel} beginning={`This is the beginning of ${nameOf(channel)}.`} />
    </main>
  );
}

const tabs = [
  { tab: 'home', label: 'Home' },
  { tab: 'messages', label: 'Messages' },
] as const;

export type AppTab = (typeof tabs)[number]['tab'];

interface AppPlaceProps {
  readonly snapshot: Snapshot;
  readonly tab: AppTab;
  readonly onTab: (tab: AppTab) => void;
}

/** The app's own place, with its two tabs. */
export function AppPlace({ snapshot, tab, onTab }: AppPlaceProps): ReactNode {
  const [trouble, setTrouble] = useState<string | null>(null);
  const { app, me, appDmId } = snapshot;
  const dm = snapshot.channels.find(({ id }) => id === appDmId);

  useEffect(() => {
    let isCurrent = true;
    void askTheServer(me.id, { kind: 'open-app', tab }).then((answer) => {
      if (isCurrent) setTrouble(answer.ok ? null : answer.trouble);
    });
    return () => {
      isCurrent = false;
    };
  }, [me.id, tab]);

  return (
    <main className="place">
      <Head
        title={
          <>
            <Avatar person={app} size={26} />
            {app.name}
          </>
        }
      >
        <div className="tabs" role="tablist">
          {tabs.map((each) => (
            <button
              key={each.tab}
              type="button"
              role="tab"
              aria-selected={tab === each.tab}
              onClick={() => onTab(each.tab)}
            >
              {each.label}
            </button>
          ))}
        </div>
      </Head>
      {trouble && (
        <div className="trouble" role="alert">
          {trouble}
        </div>
      )}
      {tab === 'home' && <Home key={me.id} snapshot={snapshot} />}
      {tab === 'messages' && dm && (
        <Conversation snapshot={snapshot} channel={dm} beginning={`This is between you and ${app.name}.`} />
      )}
    </main>
  );
}
