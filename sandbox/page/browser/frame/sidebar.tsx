import type { ReactNode } from 'react';
import type { PageChannel, Snapshot } from '../../protocol.ts';
import { AppMark } from './avatar.tsx';

/** A channel is open by its id; the app by `app`. */
export type Place = string;
export const appPlace: Place = 'app';

interface SidebarProps {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly unread: (channelId: string) => number;
  readonly onOpen: (place: Place) => void;
}

function Lock(): ReactNode {
  return (
    <svg width="13" height="14" viewBox="0 0 13 14" aria-hidden="true">
      <path d="M3.5 6V4.2a3 3 0 0 1 6 0V6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <rect x="1.5" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
    </svg>
  );
}

function sign(channel: PageChannel): ReactNode {
  if (channel.kind === 'private') return <Lock />;
  return '#';
}

function Entry(props: {
  isOpen: boolean;
  unread: number;
  sign: ReactNode;
  name: string;
  note: string | null;
  isOutside?: boolean;
  onOpen: () => void;
}): ReactNode {
  return (
    <li>
      <button
        type="button"
        className="entry"
        aria-current={props.isOpen ? 'page' : undefined}
        data-unread={props.unread > 0}
        data-outside={props.isOutside ?? false}
        onClick={props.onOpen}
      >
        <span className="entry-sign" aria-hidden="true">
          {props.sign}
        </span>
        <span className="entry-name">{props.name}</span>
        {props.note && <small>{props.note}</small>}
        {props.unread > 0 && (
          <span className="badge" role="img" aria-label={`${props.unread} unread`}>
            {props.unread}
          </span>
        )}
      </button>
    </li>
  );
}

function noteOn({ isArchived, isShared }: PageChannel): string | null {
  if (isArchived) return 'archived';
  return isShared ? 'shared' : null;
}

/** Workspace, channels, and the app. */
export function Sidebar({ snapshot, place, unread, onOpen }: SidebarProps): ReactNode {
  const channels = snapshot.channels.filter(({ kind }) => kind !== 'dm');
  const dms = snapshot.channels.filter(({ kind, id }) => kind === 'dm' && id !== snapshot.appDmId);
  return (
    <nav className="sidebar" aria-label="Channels and direct messages">
      <div className="workspace">{snapshot.workspace}</div>
      <h2>Channels</h2>
      <ul>
        {channels.map((channel) => (
          <Entry
            key={channel.id}
            isOpen={place === channel.id}
            unread={unread(channel.id)}
            sign={sign(channel)}
            name={channel.name}
            note={noteOn(channel)}
            isOutside={!channel.isMember}
            onOpen={() => onOpen(channel.id)}
          />
        ))}
      </ul>
      {dms.length > 0 && <h2>Direct messages</h2>}
      <ul>
        {dms.map((channel) => (
          <Entry
            key={channel.id}
            isOpen={place === channel.id}
            unread={unread(channel.id)}
            sign="●"
            name={channel.name}
            note={null}
            onOpen={() => onOpen(channel.id)}
          />
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <Entry
          isOpen={place === appPlace}
          unread={snapshot.appDmId ? unread(snapshot.appDmId) : 0}
          sign={<AppMark size={20} />}
          name={snapshot.app.name}
          note={null}
          onOpen={() => onOpen(appPlace)}
        />
      </ul>
    </nav>
  );
}
