import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Logger } from '../logger.ts';
import type { Channels } from '../slack/channels.ts';
import type { WorkspaceIdentity } from '../slack/identity.ts';
import type { People } from '../slack/people.ts';
import type { UserGroups } from '../slack/user-groups.ts';

/** The workspace that the bot's token belongs to, with the id of ours that every row carries. */
export interface Workspace extends WorkspaceIdentity {
  readonly id: string;
}

/** What every ritual is given. */
export interface RitualDeps {
  readonly db: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly people: People;
  readonly channels: Channels;
  readonly userGroups: UserGroups;
  /** Tells the schedule and the sender that there may be something to do now. */
  readonly wake: () => void;
}
