import type { ServerResponse } from 'node:http';

interface Spectator {
  readonly personId: string;
  readonly response: ServerResponse;
  last: string;
}

/** The open browser windows, each following one person. Everything a window gets is a whole snapshot. */
export class Audience {
  readonly #spectators = new Set<Spectator>();
  readonly #snapshotOf: (personId: string) => unknown;
  #isDue = false;

  /** @param snapshotOf what a person sees now; it must be serialisable. */
  constructor(snapshotOf: (personId: string) => unknown) {
    this.#snapshotOf = snapshotOf;
  }

  /** Keeps the response open and follows a person with it until the browser leaves. */
  admit(personId: string, response: ServerResponse): void {
    const spectator: Spectator = { personId, response, last: '' };
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.on('close', () => this.#spectators.delete(spectator));
    this.#spectators.add(spectator);
    this.#send(spectator);
  }

  /** Shows everybody the present state at the end of this turn of the event loop, however often it is called. */
  refresh(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      for (const spectator of this.#spectators) this.#send(spectator);
    });
  }

  dismiss(): void {
    for (const { response } of this.#spectators) response.end();
  }

  #send(spectator: Spectator): void {
    const snapshot = JSON.stringify(this.#snapshotOf(spectator.personId));
    if (snapshot === spectator.last) return;
    spectator.last = snapshot;
    spectator.response.write(`data: ${snapshot}\n\n`);
  }
}
