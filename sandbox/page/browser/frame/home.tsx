import { type ReactNode, useState } from 'react';
import type { Container, Snapshot, StateValues } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider } from '../surface.tsx';

const homeContainer: Container = { kind: 'home' };

/** The app's Home as last published for the acting person. */
export function Home({ snapshot }: { snapshot: Snapshot }): ReactNode {
  const [typed, setTyped] = useState<StateValues>({});
  const { home, app, me } = snapshot;
  if (!home) {
    return (
      <div className="home empty">
        <p>{app.name} has not put anything here yet.</p>
      </div>
    );
  }
  return (
    <div className="home">
      <SurfaceProvider personId={me.id} container={homeContainer} blocks={home.blocks} typed={typed} onType={setTyped}>
        <Blocks blocks={home.blocks} />
      </SurfaceProvider>
    </div>
  );
}
