import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Activity } from './activity.ts';
import type { Answer, Envelope, Transport } from './bot-link.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Waiting {
  readonly socket: WebSocket;
  readonly answer: (answer: Answer) => void;
}

/** Slack's side of Socket Mode: up to ten connections, each envelope goes to one of them. */
export class SocketMode implements Transport {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #appId: string;
  readonly #activity: Activity;
  #turn = 0;

  constructor(appId: string, activity: Activity) {
    this.#appId = appId;
    this.#activity = activity;
  }

  /** Takes websocket upgrades of this server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** A path with a ticket that is good for one connection, for apps.connections.open. */
  newPath(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** How many of the bot's connections are open. */
  get connections(): number {
    return this.#open().length;
  }

  send(envelope: Envelope): Promise<Answer> {
    const open = this.#open();
    const socket = open[this.#turn++ % Math.max(1, open.length)];
    if (!socket) return Promise.resolve({ kind: 'failed', reason: 'dispatch_failed' });
    return new Promise((answer) => {
      const envelopeId = randomUUID();
      this.#waiting.set(envelopeId, { socket, answer });
      socket.send(JSON.stringify(asMessage(envelopeId, envelope)));
    });
  }

  /** Asks every connection, or only the first, to reconnect, as Slack does every few hours. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', which: 'all' | 'first' = 'all'): void {
    const sockets = which === 'all' ? this.#open() : this.#open().slice(0, 1);
    for (const socket of sockets)
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'pocket' } }));
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise<void>((resolve) => this.#sockets.close(() => resolve()));
  }

  #open(): WebSocket[] {
    return [...this.#sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '', 'http://pocket').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  #welcome(socket: WebSocket): void {
    socket.on('message', (data) => this.#acknowledged(data.toString()));
    socket.on('close', () => this.#closed(socket));
    // A connection that breaks also closes; the error itself says nothing more.
    socket.on('error', () => socket.terminate());
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.connections,
        debug_info: { host: 'pocket', approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#appId },
      }),
    );
    this.#activity.changed();
  }

  #acknowledged(message: string): void {
    const { envelope_id: id, payload } = acknowledgement.parse(JSON.parse(message));
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.answer({ kind: 'acknowledged', body: payload ?? null });
  }

  #closed(socket: WebSocket): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.socket !== socket) continue;
      this.#waiting.delete(id);
      waiting.answer({ kind: 'failed', reason: 'connection_failed' });
    }
    this.#activity.changed();
  }
}

function asMessage(envelopeId: string, { kind, payload, retry }: Envelope): object {
  return {
    type: kind,
    envelope_id: envelopeId,
    payload,
    accepts_response_payload: kind !== 'events_api',
    ...(kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  };
}
