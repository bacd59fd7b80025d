import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { UserFacingError } from '../errors.ts';
import { defineEvent } from './events.ts';
import type { WorkspaceIdentity } from './identity.ts';
import { fetchRoll, type Roll } from './roll.ts';
import type { HasRoutes } from './routes.ts';
import { shortMemory } from './short-memory.ts';
import { refusalCode } from './slack-errors.ts';
import { type MemberFacts, memberFacts, SlackUser, type Status, statusOf } from './slack-user.ts';

export type { Status } from './slack-user.ts';

/** A person of the workspace, or a stranger met in a shared channel. */
export interface Member extends MemberFacts {
  readonly id: string;
  readonly slackUserId: string;
  /** Holds the role of customer champion at present. */
  readonly isChampion: boolean;
}

export interface People {
  /**
   * The person's row, fetched from Slack when there is none or it is not of today (UTC).
   * @throws UserFacingError when Slack knows nobody of this id.
   */
  get(slackUserId: string): Promise<Member>;
  /** The row as it stands, or null. Asks only the database. */
  peek(slackUserId: string): Promise<Member | null>;
  /** What the person shows beside their name now, asked of Slack each time. */
  status(slackUserId: string): Promise<Status>;
  /** Everybody there is, and who of them is a guest; asked of Slack at most once a minute. */
  roll(): Promise<Roll>;
  /** Keeps the rows there are in step with `user_change` and `team_join`. */
  on(slack: HasRoutes): void;
  /** Asks Slack about somebody there is a row of, and tells as after such an event: it may have been missed. */
  lookAgain(slackUserId: string): Promise<void>;
  /** Tells of each row that such an event has changed, as it is now. */
  changed(listener: (member: Member) => Promise<void>): void;
}

const DAY = 24 * 60 * 60 * 1000;

/** Only who: Slack may deliver an older event again, so the facts are asked for. */
const Changed = z.object({ user: z.object({ id: z.string() }) }).transform(({ user }) => user.id);

const userChanged = defineEvent('user_change', Changed);
const teamJoined = defineEvent('team_join', Changed);
const NEVER = new Date(0);

/** The people met so far: rows of the workspace, refreshed from Slack through `client`. */
export function people(options: {
  db: Database;
  workspaceId: string;
  identity: Pick<WorkspaceIdentity, 'teamId'>;
  client: WebClient;
  clock: Clock;
  logger: Logger;
}): People {
  const { db, workspaceId, identity, client, clock, logger } = options;
  const rolls = shortMemory<Roll>(clock, { room: 1, sizeOf: () => 1 });
  const underWay = new Map<string, Promise<Member>>();
  const listeners: ((member: Member) => Promise<void>)[] = [];

  const rowOf = (slackUserId: string) =>
    db.prisma.member.findUnique({ where: { workspaceId_slackUserId: { workspaceId, slackUserId } } });

  const store = (user: SlackUser): Promise<Member> => {
    const columns = { ...memberFacts(user, identity), syncedAt: dayOf(clock.now()) };
    return db.transaction((tx) =>
      tx.member.upsert({
        where: { workspaceId_slackUserId: { workspaceId, slackUserId: user.id } },
        create: { ...columns, workspaceId, slackUserId: user.id },
        update: columns,
      }),
    );
  };

  const fetchAndStore = async (slackUserId: string, known: Member | null): Promise<Member> => {
    try {
      const { user } = await client.users.info({ user: slackUserId, include_locale: true });
      return await store(SlackUser.parse(user));
    } catch (err) {
      const code = refusalCode(err);
      if (code === 'user_not_found' || code === 'user_not_visible') throw nobody();
      if (!known) throw err;
      logger.warn({ err }, 'a person could not be looked up; using what is known');
      return known;
    }
  };

  /** Concurrent look-ups of one person share a call. */
  const refresh = (slackUserId: string, known: Member | null): Promise<Member> => {
    const running = underWay.get(slackUserId);
    if (running) return running;
    const started = fetchAndStore(slackUserId, known).finally(() => underWay.delete(slackUserId));
    underWay.set(slackUserId, started);
    return started;
  };

  const follow = async (slackUserId: string) => {
    const row = await rowOf(slackUserId);
    if (!row) return;
    // What was asked before the change may not know of it.
    await Promise.allSettled([underWay.get(slackUserId)]);
    // Should Slack not answer now, the next who asks asks again.
    await db.prisma.member.update({ where: { id: row.id }, data: { syncedAt: NEVER } });
    const changed = await refresh(slackUserId, row);
    for (const listener of listeners) await listener(changed);
  };

  return {
    async get(slackUserId) {
      const row = await rowOf(slackUserId);
      const isFresh = row !== null && row.syncedAt.getTime() === dayOf(clock.now()).getTime();
      return isFresh ? row : refresh(slackUserId, row);
    },
    peek: rowOf,
    lookAgain: follow,
    async status(slackUserId) {
      const { user } = await client.users.info({ user: slackUserId });
      return statusOf(SlackUser.parse(user));
    },
    roll: () => rolls.get('everybody', () => fetchRoll(client, logger)),
    on(slack) {
      userChanged.on(slack, follow);
      teamJoined.on(slack, follow);
    },
    changed: (listener) => void listeners.push(listener),
  };
}

/** Only the day is kept: the instant would say who was there when something was sent without a name. */
function dayOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / DAY) * DAY);
}

function nobody(): UserFacingError {
  return new UserFacingError('unknown_person', 'I can’t find this person in your workspace. Choose somebody else.');
}
