import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import type { Person } from '../driver/person.ts';
import type { PocketSlack } from '../pocket-slack.ts';
import { optionsFor, performAct } from './acts.ts';
import { Audience } from './audience.ts';
import { type Bundle, bundlePage } from './bundle.ts';
import { readProfiles } from './profiles.ts';
import { act, type ClockMove, clockMove, type MoveAnswer, optionsQuery } from './protocol.ts';
import { answer, RefusedRequest, readJson, refuseStrangers } from './requests.ts';
import { snapshotFor } from './snapshot.ts';

/** What the page asks of the demo around it. */
export interface DemoHooks {
  /** The instant of the bot's next post; null when none is planned. */
  nextPostAt(): Promise<Date | null>;
  /**
   * Moves the demo clock and resolves when what fell due is done; milliseconds may be negative. Gives a sentence on what
   * the bot did meanwhile, or null when there is nothing to say.
   */
  moveClock(move: ClockMove): Promise<string | null>;
  /** Whether the clock is ahead of the machine's and cannot go back to it. */
  isAhead(): boolean;
}

export interface PageOptions {
  readonly slack: PocketSlack;
  readonly clock: Clock;
  /** 0 takes any free port. */
  readonly port: number;
  readonly hooks: DemoHooks;
}

export interface Page {
  readonly url: string;
  stop(): Promise<void>;
}

/** How often the windows are told the time; real time, because it drives eyes and not decisions. */
const tickInMs = 1000;

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Empty Chair, the demo</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><div id="app"></div><script type="module" src="/page.js"></script></body>
</html>
`;

const actRequest = z.object({ as: z.string(), act });
const optionsRequest = z.object({ as: z.string(), query: optionsQuery });
const clockRequest = z.object({ move: clockMove });

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

interface Stage extends PageOptions {
  readonly bundle: Bundle;
  readonly audience: Audience;
  personOf(id: string): Person;
  changed(): Promise<void>;
}

function routesOf({ bundle, audience, hooks, slack, personOf, changed }: Stage): Readonly<Record<string, Route>> {
  const json = (response: ServerResponse, body: unknown): void =>
    answer(response, 200, 'application/json', JSON.stringify(body));
  return {
    'GET /': async (_request, response) => answer(response, 200, 'text/html', html),
    'GET /page.js': async (_request, response) => answer(response, 200, 'text/javascript', bundle.script),
    'GET /page.css': async (_request, response) => answer(response, 200, 'text/css', bundle.style),
    'GET /events': async (_request, response, url) => {
      audience.admit(personOf(url.searchParams.get('as') ?? '').id, response);
    },
    'POST /api/acts': async (request, response) => {
      const asked = await readJson(request, actRequest);
      json(response, await performAct(personOf(asked.as), asked.act, slack.bot.name));
      await changed();
    },
    'POST /api/options': async (request, response) => {
      const asked = await readJson(request, optionsRequest);
      json(response, { groups: await optionsFor(personOf(asked.as), asked.query) });
    },
    'POST /api/clock': async (request, response) => {
      const { move } = await readJson(request, clockRequest);
      json(response, await moveClock(hooks, move));
      await changed();
    },
  };
}

async function moveClock(hooks: DemoHooks, move: ClockMove): Promise<MoveAnswer> {
  try {
    return { ok: true, news: await hooks.moveClock(move) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, trouble: error.message };
  }
}

async function respond(request: IncomingMessage, response: ServerResponse, stage: Stage, port: number): Promise<void> {
  try {
    refuseStrangers(request, port);
    const url = new URL(request.url ?? '/', 'http://page');
    const route = routesOf(stage)[`${request.method} ${url.pathname}`];
    if (!route) throw new RefusedRequest(404, 'There is nothing here.');
    await route(request, response, url);
  } catch (error) {
    const status = error instanceof RefusedRequest ? error.status : 500;
    const reason = error instanceof Error ? error.message : String(error);
    if (response.headersSent) response.end();
    else answer(response, status, 'text/plain', reason);
  }
}

/** Serves the page on loopback; resolves when it can be opened. */
export async function startPage(options: PageOptions): Promise<Page> {
  const { slack, clock, hooks } = options;
  const profiles = await readProfiles(slack);
  let nextPostAt: Date | null = null;
  const personOf = (id: string): Person => {
    const person = slack.people.find((each) => each.id === id) ?? slack.people[0];
    if (!person) throw new Error('Nobody is in this pocket Slack.');
    return person;
  };
  const audience = new Audience((id) =>
    snapshotFor(personOf(id), { slack, profiles, clock, nextPostAt, isClockAhead: hooks.isAhead() }),
  );
  const changed = async (): Promise<void> => {
    try {
      nextPostAt = await hooks.nextPostAt();
    } catch {
      // The bot may be stopping or restarting; the bar goes on showing what it last knew.
    }
    audience.refresh();
  };
  await changed();
  const stage: Stage = { ...options, bundle: await bundlePage(), audience, personOf, changed };
  const unsubscribe = slack.subscribe(() => audience.refresh());
  const tick = setInterval(() => void changed(), tickInMs);
  tick.unref();

  const server = createServer((request, response) => void respond(request, response, stage, portOf()));
  const portOf = (): number => {
    const address: AddressInfo | string | null = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf()}/`,
    async stop() {
      clearInterval(tick);
      unsubscribe();
      audience.dismiss();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
