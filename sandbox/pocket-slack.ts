import type { Clock } from '../src/clock.ts';
import type { Person } from './driver/person.ts';

/** Everything one can do with a running pocket Slack. */
export interface PocketSlack {
  /** For `slackApiUrl`: 'http://127.0.0.1:PORT/api/'. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string };
  /** The bot's own ids. */
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string; readonly name: string };

  /** By real name or its first word; throws when nobody is called so. */
  person(name: string): Person;
  /** All human members, in the order of the seed. */
  readonly people: readonly Person[];
  /** A channel's facts by '#name' or id. */
  channel(name: string): { readonly id: string; readonly name: string };
  /** Slash commands and shortcuts of the manifest, for menus. */
  readonly menu: {
    readonly commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usageHint: string;
    }[];
    readonly messageShortcuts: readonly string[];
    readonly globalShortcuts: readonly string[];
  };

  /** Delivers to the bot's endpoint by signed HTTP instead of Socket Mode. */
  sendOverHttp(url: string): void;
  /** Calls the listener after every change that some person could see; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /** Resolves with what `check` returns as soon as that is neither false, null nor undefined; it is asked again after each change. An error it throws counts as "not yet" and is shown when the patience ends. */
  until<T>(check: () => T | false | null | undefined, patience?: number): Promise<T>;
  /** Resolves when no request, envelope or retry is under way, and the bot (see `alsoWaitFor`) is idle. */
  settled(): Promise<void>;
  /** Makes `settled` also wait for the bot's own background work. */
  alsoWaitFor(idle: () => Promise<void>): void;
  stop(): Promise<void>;
}
