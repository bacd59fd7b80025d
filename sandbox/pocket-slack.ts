import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../src/clock.ts';
import { Activity } from './activity.ts';
import { BotLink, type Outcome } from './bot-link.ts';
import type { Person } from './driver/person.ts';
import { SandboxPerson } from './driver/sandbox-person.ts';
import { findChannel, findPerson } from './driver/team-lookup.ts';
import { Faults } from './faults.ts';
import { httpDelivery } from './http-delivery.ts';
import { grantedScopes, readManifest } from './manifest.ts';
import { type ApiCall, type Delivery, Records, type Violation } from './records.ts';
import { ResponseUrls } from './response-urls.ts';
import { personRecord, seedCompany } from './seed.ts';
import { SocketMode } from './socket-mode.ts';
import { type BotIdentity, type Team, TeamState } from './state.ts';
import { TeamAdmin } from './team-admin.ts';
import { Triggers } from './triggers.ts';
import { ViewStore } from './views.ts';
import { createApiServer } from './web-api/server.ts';
import type { Rules, World } from './world.ts';

export interface PocketSlackOptions {
  /** Time of messages, triggers, response_urls and repeated events; the machine's own unless given. */
  readonly clock?: Clock;
  /** The app's manifest as an object or a file; `manifests/socket.json` unless given. */
  readonly manifest?: unknown;
  /** Which of the manifest's optional scopes were granted; all of them unless said. */
  readonly optionalScopes?: boolean | readonly string[];
  /** Fills the team; the fictional company unless given. */
  readonly seed?: (state: TeamState, now: Date) => void;
  readonly team?: Partial<Team>;
  readonly rules?: Partial<Rules>;
  /** Keep every call and delivery; off for long measurements. */
  readonly record?: boolean;
}

const TEAM: Team = { id: 'T0CHAIR01', name: 'Northwind Chairs', domain: 'northwind-chairs', enterprise: null };
const BOT = { userId: 'U0CHAIRBOT', botId: 'B0CHAIR01', appId: 'A0CHAIR01' };
const STANDARD_RULES: Rules = {
  checks: true,
  onePostPerSecond: false,
  editsClosed: false,
  isUninstalled: false,
  latency: {},
  ackPatience: 3000,
};
const WAIT_MS = 5000;

/** A small Slack in this process: Web API and Socket Mode on loopback, and people one can act as. */
export class PocketSlack {
  readonly clock: Clock;
  /** Its rules; they may be changed while it runs. */
  readonly rules: Rules;
  readonly faults: Faults;
  /** Every call of the Web API and of response_urls, oldest first. */
  readonly calls: readonly ApiCall[];
  /** Everything the bot sent that breaks a rule; a test ends with this being empty. */
  readonly violations: readonly Violation[];
  /** Everything that was sent to the bot, oldest first. */
  readonly deliveries: readonly Delivery[];
  readonly tokens: World['tokens'];
  /** The bot's own ids. */
  readonly bot: BotIdentity;
  readonly team: Team;
  /** Changes to the team that no person does in the client: deactivations, archived channels, zones. */
  readonly admin: TeamAdmin;
  /** The Socket Mode side: dropping and refreshing connections. */
  readonly socketMode: SocketMode;
  readonly #world: World;
  readonly #server: Server;
  readonly #people = new Map<string, SandboxPerson>();
  #port = 0;

  constructor(options: PocketSlackOptions) {
    const clock = options.clock ?? systemClock;
    const manifest = readManifest(options.manifest ?? new URL('../manifests/socket.json', import.meta.url));
    const name = manifest.features.bot_user.display_name;
    const bot = { ...BOT, name };
    const state = new TeamState({ ...TEAM, ...options.team }, bot);
    const activity = new Activity();
    const records = new Records(options.record ?? true);
    const rules = { ...STANDARD_RULES, ...options.rules };
    const socketMode = new SocketMode(bot.appId, activity);
    state.addPerson(
      personRecord(state.team.id, { id: bot.userId, username: 'empty_chair', realName: name, title: '', isBot: true }),
    );
    (options.seed ?? seedCompany)(state, clock.now());
    this.#world = {
      state,
      clock,
      activity,
      records,
      rules,
      manifest,
      socketMode,
      views: new ViewStore(),
      triggers: new Triggers(clock),
      responseUrls: new ResponseUrls(clock),
      faults: new Faults(),
      scopes: grantedScopes(manifest, options.optionalScopes ?? true),
      tokens: {
        bot: 'xoxb-pocket-bot-token',
        app: 'xapp-pocket-app-token',
        signingSecret: '5ec4e75ec4e75ec4e75ec4e75ec4e7ad',
      },
      link: new BotLink({ clock, activity, records, rules, transport: socketMode }),
      notices: new Map(),
      messageStates: new Map(),
      origin: () => `http://127.0.0.1:${this.#port}`,
    };
    this.#server = createApiServer(this.#world);
    socketMode.attach(this.#server);
    this.clock = clock;
    this.rules = rules;
    this.faults = this.#world.faults;
    this.calls = records.calls;
    this.violations = records.violations;
    this.deliveries = records.deliveries;
    this.tokens = this.#world.tokens;
    this.bot = bot;
    this.team = state.team;
    this.socketMode = socketMode;
    this.admin = new TeamAdmin(this.#world);
  }

  /** For `slackApiUrl`: 'http://127.0.0.1:PORT/api/'. */
  get apiUrl(): string {
    return `${this.#world.origin()}/api/`;
  }

  /** By full name, first name or id; throws in words when nobody is called so. */
  person(name: string): Person {
    const record = findPerson(this.#world.state, name);
    const known = this.#people.get(record.id) ?? new SandboxPerson(this.#world, record);
    this.#people.set(record.id, known);
    return known;
  }

  /** All people who can act, strangers of other teams among them, in the order of the seed. */
  get people(): readonly Person[] {
    return [...this.#world.state.people.values()]
      .filter(({ id, isBot }) => !isBot && id !== 'USLACKBOT')
      .map(({ id }) => this.person(id));
  }

  /** A channel's facts by '#name' or id. */
  channel(name: string): { readonly id: string; readonly name: string; readonly memberIds: ReadonlySet<string> } {
    const { id, name: bare, members } = findChannel(this.#world.state, name);
    return { id, name: `#${bare}`, memberIds: members };
  }

  /** What the composer's menus offer, from the manifest. */
  get menu(): {
    commands: readonly { command: string; description: string; usageHint: string }[];
    messageShortcuts: readonly string[];
    globalShortcuts: readonly string[];
  } {
    const { slash_commands: commands, shortcuts } = this.#world.manifest.features;
    const named = (type: 'message' | 'global'): string[] =>
      shortcuts.filter((each) => each.type === type).map(({ name }) => name);
    return {
      commands: commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint,
      })),
      messageShortcuts: named('message'),
      globalShortcuts: named('global'),
    };
  }

  /**
   * Delivers to the bot's request URL by signed HTTP instead of Socket Mode.
   * @param clock stamps the requests; real time unless given, because Bolt compares with real time.
   */
  sendOverHttp(url: string, clock?: Clock): void {
    this.#world.link.transport = httpDelivery(url, this.tokens.signingSecret, clock);
  }

  sendOverSocketMode(): void {
    this.#world.link.transport = this.socketMode;
  }

  /** Delivers a payload once more, as Slack does when an acknowledgement got lost. */
  deliverAgain(delivery: Delivery): Promise<Outcome> {
    return this.#world.link.again(delivery);
  }

  /** Calls the listener after every change that somebody could see; returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    return this.#world.activity.subscribe(listener);
  }

  /**
   * Resolves with what `check` returns as soon as that is neither false, null nor undefined; it is asked again after each change.
   * An error it throws counts as "not yet", and is shown when the patience (real milliseconds) ends.
   */
  until<T>(check: () => T | false | null | undefined, patience = WAIT_MS): Promise<T> {
    return this.#world.activity.until(check, patience);
  }

  /** Resolves when no request, envelope or retry is under way, and the bot (see `alsoWaitFor`) is idle. */
  settled(): Promise<void> {
    return this.#world.activity.settled();
  }

  /** Makes `settled` also wait for the bot's own background work. */
  alsoWaitFor(idle: () => Promise<void>): void {
    this.#world.activity.alsoWaitFor(idle);
  }

  /** Listens; on the same port again after `goDown`. */
  async comeUp(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#port = portOf(this.#server.address());
  }

  /** Refuses every connection, as when the network is gone; people's acts fail. */
  async goDown(): Promise<void> {
    this.socketMode.drop();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async stop(): Promise<void> {
    await this.#world.link.stop();
    await this.socketMode.stop();
    if (this.#server.listening) await this.goDown();
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The pocket Slack does not listen on a port');
  return address.port;
}

/** Starts a pocket Slack on a free port of the loopback interface. */
export async function startPocketSlack(options: PocketSlackOptions = {}): Promise<PocketSlack> {
  const slack = new PocketSlack(options);
  await slack.comeUp();
  return slack;
}
