import type { RequestListener } from 'node:http';
import { App, type AppOptions, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { ExtendedErrorHandler } from '@slack/bolt/dist/App.js';
import { LogLevel } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import type { Act } from './act.ts';
import { explain } from './apology.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Clients, createClients } from './clients.ts';
import { dispatch } from './dispatch.ts';
import { httpEndpoint } from './http-endpoint.ts';
import type { WorkspaceIdentity } from './identity.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import type { Masking } from './masking.ts';
import { sentence } from './message.ts';
import { createRoutes, type HasRoutes } from './routes.ts';
import { refusalCode } from './slack-errors.ts';
import { type SocketConnection, socketConnection } from './socket.ts';

export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface SlackOptions {
  readonly mode: SlackMode;
  readonly botToken: string;
  /** Base of the Web API; Slack's own by default. */
  readonly apiUrl?: string | undefined;
  readonly identity: WorkspaceIdentity;
  /** Before every command's name: "ec-" for /ec-heard. */
  readonly commandPrefix?: string;
  readonly clients?: Clients;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Masks what people write before it is saved; nothing is masked without it. */
  readonly mask?: Masking;
  /** For the figures. */
  readonly onAcknowledged?: (kind: string, milliseconds: number) => void;
}

/** The seam between Slack and the bot. Definitions register themselves with `on(slack, …)`. */
export interface Slack extends HasRoutes {
  readonly app: App;
  readonly interactive: WebClient;
  readonly posting: WebClient;
  /** Takes /slack/events in HTTP mode and answers 404 to other paths; null in Socket Mode. The server is the caller's. */
  readonly requestListener: RequestListener | null;
  /** Opens the sockets; nothing to do over HTTP. @throws OperatorError when Slack does not accept the app token. */
  start(): Promise<void>;
  /** Takes nothing new, and waits for what was begun. True when all of it ended in time. A second call waits for the first. */
  stop(deadlineMs: number): Promise<boolean>;
  /** Whether payloads can come in. */
  isConnected(): boolean;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Closing a socket that is just being opened rejects a promise that nobody holds: not a reason to die while stopping. */
  toleratesRejection(reason: unknown): boolean;
}

/** Builds the seam; it takes payloads from `start` on, or over HTTP once its `requestListener` is mounted. */
export function createSlack(options: SlackOptions): Slack {
  const { identity, logger, clock, mode } = options;
  const clients = options.clients ?? createClients(options);
  const routes = createRoutes();
  const inFlight = createInFlight(clock);
  const acts = new WeakMap<object, Act>();
  let stopped: Promise<boolean> | null = null;
  const isStopping = () => stopped !== null;

  const app = createBoltApp(options, inFlight);
  app.error(apologise(acts, logger));
  dispatch(app, {
    routes,
    identity,
    clients,
    apiUrl: options.apiUrl,
    clock,
    logger,
    acts,
    isStopping,
    mask: options.mask ?? (async () => null),
    commandPrefix: options.commandPrefix ?? '',
    onAcknowledged: options.onAcknowledged ?? (() => undefined),
  });

  const socket = mode.kind === 'socket' ? socketConnection(app, { ...options, appToken: mode.appToken }) : null;
  const requestListener =
    mode.kind === 'http' ? httpEndpoint(app, { clock, logger, isStopping, signingSecret: mode.signingSecret }) : null;

  return {
    app,
    routes,
    interactive: clients.interactive,
    posting: clients.posting,
    requestListener,
    start: () => (socket ? openSockets(socket, isStopping) : Promise.resolve()),
    stop(deadlineMs) {
      stopped ??= close(socket, inFlight, deadlineMs);
      return stopped;
    },
    isConnected: () => !isStopping() && (socket === null || socket.openSockets() > 0),
    idle: () => inFlight.idle(),
    toleratesRejection: (reason) => isStopping() && (reason === undefined || isSlackLibraryError(reason)),
  };
}

/** Our receivers are mounted beside the App: there are two sockets, and an HTTP server that is not Bolt's. */
const NO_RECEIVER: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** Knows what is under way: Bolt's own stop waits for nothing. */
class TrackedApp extends App {
  readonly #inFlight: InFlight;

  constructor(inFlight: InFlight, options: AppOptions) {
    super(options);
    this.#inFlight = inFlight;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#inFlight.track(super.processEvent(event));
  }
}

function createBoltApp({ botToken, apiUrl, identity, logger }: SlackOptions, inFlight: InFlight): App {
  const { teamId, enterpriseId, botId, botUserId } = identity;
  const authorization = { botToken, botId, botUserId, teamId, ...(enterpriseId ? { enterpriseId } : {}) };
  return new TrackedApp(inFlight, {
    receiver: NO_RECEIVER,
    // No look-up: it would stand between every payload and its acknowledgement.
    authorize: async () => authorization,
    convoStore: false,
    extendedErrorHandler: true,
    logger: boltLogger(logger, 'error'),
    logLevel: LogLevel.INFO,
    // Only for what Bolt builds for its own use; we speak through clients of ours.
    clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), retryConfig: { retries: 0 }, timeout: 10_000 },
  });
}

/** The one place where an error becomes words for the person who acted. */
function apologise(acts: WeakMap<object, Act>, logger: Logger): ExtendedErrorHandler {
  return async ({ error, body }) => {
    const act = acts.get(body);
    const text = explain(error, act?.logger ?? logger);
    try {
      await act?.reply.privately(sentence(text));
    } catch (err) {
      act?.logger.warn({ err }, 'the person could not be told');
    }
  };
}

async function openSockets(socket: SocketConnection, isStopping: () => boolean): Promise<void> {
  try {
    await socket.start();
  } catch (error) {
    if (isStopping()) return;
    const code = refusalCode(error);
    if (code === null) throw error;
    throw new OperatorError(
      `Slack does not accept SLACK_APP_TOKEN (${code}). Copy it again from your app’s page → Basic Information → App-Level Tokens.`,
    );
  }
}

/** The sockets' closing counts as work: it ends within the deadline, or is left behind. */
function close(socket: SocketConnection | null, inFlight: InFlight, deadlineMs: number): Promise<boolean> {
  if (socket) void inFlight.track(socket.stop());
  return inFlight.drain(deadlineMs);
}

const LibraryError = z.object({ code: z.string().startsWith('slack_') });

function isSlackLibraryError(reason: unknown): boolean {
  return LibraryError.safeParse(reason).success;
}
