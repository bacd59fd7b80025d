import { createServer, connect as dial, type Socket } from 'node:net';
import { z } from 'zod';

/** A wire to the PostgreSQL server that can go quiet without breaking, as a network or a server that hangs does. */
export interface StallingProxy {
  /** The same database, through this wire. */
  readonly url: string;
  /** From now on nothing arrives, in either direction. */
  stall(): void;
  /** Resolves when somebody has sent something into the silence. */
  swallowed(): Promise<void>;
  /** What was held back arrives; everything goes on. */
  recover(): void;
  close(): Promise<void>;
}

export async function stallingProxy(target: string): Promise<StallingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  const witnesses: (() => void)[] = [];
  let isStalled = false;
  const forward = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (chunk) => {
      if (!isStalled) {
        to.write(chunk);
        return;
      }
      held.push(() => to.write(chunk));
      for (const witness of witnesses.splice(0)) witness();
    });
    from.on('close', () => to.destroy());
    // A connection that breaks also closes; the error itself says nothing more.
    from.on('error', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = dial(Number(port === '' ? 5432 : port), hostname);
    forward(client, upstream);
    forward(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(z.object({ port: z.number() }).parse(server.address()).port);
  return {
    url: url.href,
    stall() {
      isStalled = true;
    },
    swallowed: () => new Promise((resolve) => void witnesses.push(resolve)),
    recover() {
      isStalled = false;
      for (const send of held.splice(0)) send();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
