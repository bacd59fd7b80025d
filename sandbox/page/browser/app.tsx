import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Snapshot, StateValues } from '../protocol.ts';
import { follow } from './connection.ts';
import { pruneState } from './elements/element-state.ts';
import { ActingAs } from './frame/acting-as.tsx';
import { ClockBar } from './frame/clock-bar.tsx';
import { Modal } from './frame/modal.tsx';
import { AppPlace, type AppTab, ChannelPlace } from './frame/place.tsx';
import { appPlace, type Place, Sidebar } from './frame/sidebar.tsx';
import { type Reading, ReadingContext } from './text/reading.ts';
import { useUnread } from './unread.ts';

interface Address {
  readonly personId: string | null;
  readonly place: Place | null;
}

function readAddress(): Address {
  const parameters = new URLSearchParams(window.location.search);
  return { personId: parameters.get('as'), place: parameters.get('in') };
}

function writeAddress(personId: string, place: Place): void {
  window.history.replaceState(null, '', `?${new URLSearchParams({ as: personId, in: place })}`);
}

/** What was typed into each open view, so that a pushed view or a change of person loses nothing. */
type TypedByView = Readonly<Record<string, StateValues>>;

function Shell(props: { snapshot: Snapshot; isConnected: boolean; onSwitch: (personId: string) => void }): ReactNode {
  const { snapshot, isConnected, onSwitch } = props;
  const { me, modal } = snapshot;
  const [wanted, setWanted] = useState<Place | null>(() => readAddress().place);
  const [typed, setTyped] = useState<TypedByView>({});
  const [appTab, setAppTab] = useState<AppTab>('home');
  const reachable = snapshot.channels.find(({ id }) => id === wanted);
  const fallback = snapshot.channels.find(({ isMember, kind }) => isMember && kind !== 'dm')?.id ?? appPlace;
  const place = wanted === appPlace || reachable ? (wanted ?? fallback) : fallback;
  const channel = snapshot.channels.find(({ id }) => id === place);
  const unread = useUnread(snapshot, place === appPlace ? snapshot.appDmId : place);
  useEffect(() => writeAddress(me.id, place), [me.id, place]);

  const open = (next: Place): void => {
    if (next === appPlace && place !== appPlace) {
      setAppTab(snapshot.appDmId && unread(snapshot.appDmId) > 0 ? 'messages' : 'home');
    }
    setWanted(next);
  };

  const now = useMemo(() => new Date(snapshot.now), [snapshot.now]);
  const reading = useMemo(
    (): Reading => ({
      reader: { zone: me.zone, locale: me.locale, now },
      people: snapshot.people,
      channels: snapshot.channels,
      meId: me.id,
    }),
    [me, now, snapshot.people, snapshot.channels],
  );
  const viewTyped = useMemo(() => (modal ? pruneState(modal.blocks, typed[modal.viewId] ?? {}) : {}), [modal, typed]);
  // Inputs that a view lost start afresh when they come back.
  useEffect(() => {
    if (modal)
      setTyped((before) => ({ ...before, [modal.viewId]: pruneState(modal.blocks, before[modal.viewId] ?? {}) }));
  }, [modal]);

  return (
    <ReadingContext value={reading}>
      <div className="shell" inert={modal !== null}>
        <div className="top">
          <ClockBar
            me={me}
            now={now}
            nextPostAt={snapshot.nextPostAt ? new Date(snapshot.nextPostAt) : null}
            isAhead={snapshot.isClockAhead}
          />
          {!isConnected && (
            <span className="lost" role="status">
              The demo is away; trying again
            </span>
          )}
          <ActingAs me={me} cast={snapshot.cast} now={now} onSwitch={onSwitch} />
        </div>
        <Sidebar snapshot={snapshot} place={place} unread={unread} onOpen={open} />
        {channel && place !== appPlace ? (
          <ChannelPlace key={place} snapshot={snapshot} channel={channel} />
        ) : (
          <AppPlace snapshot={snapshot} tab={appTab} onTab={setAppTab} />
        )}
      </div>
      {modal && (
        <Modal
          key={modal.viewId}
          personId={me.id}
          view={modal}
          typed={viewTyped}
          onType={(next) => setTyped((before) => ({ ...before, [modal.viewId]: next }))}
        />
      )}
    </ReadingContext>
  );
}

/** The whole page; it follows the server and shows what the acting person sees. */
export function App(): ReactNode {
  const [personId, setPersonId] = useState<string | null>(() => readAddress().personId);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [isConnected, setConnected] = useState(false);
  useEffect(() => follow(personId, { onSnapshot: setSnapshot, onConnection: setConnected }), [personId]);
  if (!snapshot) return <p className="waiting">Opening the demo…</p>;
  return <Shell snapshot={snapshot} isConnected={isConnected} onSwitch={setPersonId} />;
}
