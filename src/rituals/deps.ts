import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Logger } from '../logger.ts';
import type { Channels } from '../slack/channels.ts';
import type { People } from '../slack/people.ts';

/** The workspace that the bot's token belongs to. */
export interface WorkspaceIdentity {
  /** Our own id; every row carries it. */
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  /** https://team.slack.com/ */
  readonly url: string;
  readonly botUserId: string;
}

/** What every ritual is given. */
export interface RitualDeps {
  readonly db: Database;
  readonly workspace: WorkspaceIdentity;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly people: People;
  readonly channels: Channels;
  /** Tells the schedule and the sender that there may be something to do now. */
  readonly wake: () => void;
}
