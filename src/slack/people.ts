import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { UserFacingError } from '../errors.ts';
import { defineEvent } from './events.ts';
import type { WorkspaceIdentity } from './identity.ts';
import type { HasRoutes } from './routes.ts';
import { refusalCode } from './slack-errors.ts';
import { type MemberFacts, memberFacts, SlackUser } from './slack-user.ts';

/** A person of the workspace, or a stranger met in a shared channel. */
export interface Member extends MemberFacts {
  readonly id: string;
  readonly slackUserId: string;
}

export interface People {
  /**
   * The person's row, fetched from Slack when there is none or it is older than a day.
   * @throws UserFacingError when Slack knows nobody of this id.
   */
  get(slackUserId: string): Promise<Member>;
  /** The row as it stands, or null. Asks only the database. */
  peek(slackUserId: string): Promise<Member | null>;
  /** Keeps rows in step with `user_change` and `team_join`. */
  on(slack: HasRoutes): void;
}

const FRESH = 24 * 60 * 60 * 1000;

const userChanged = defineEvent('user_change', z.object({ user: SlackUser }));
const teamJoined = defineEvent('team_join', z.object({ user: SlackUser }));

export function people(options: {
  db: Database;
  workspaceId: string;
  identity: Pick<WorkspaceIdentity, 'teamId'>;
  client: WebClient;
  clock: Clock;
  logger: Logger;
}): People {
  const { db, workspaceId, identity, client, clock, logger } = options;
  const underWay = new Map<string, Promise<Member>>();

  const rowOf = (slackUserId: string) =>
    db.prisma.member.findUnique({ where: { workspaceId_slackUserId: { workspaceId, slackUserId } } });

  const store = (user: SlackUser, known: { locale: string } | null): Promise<Member> => {
    const facts = memberFacts(user, identity);
    // Events leave the locale out.
    const columns = {
      ...facts,
      locale: user.locale ? facts.locale : (known?.locale ?? facts.locale),
      syncedAt: clock.now(),
    };
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
      return await store(SlackUser.parse(user), known);
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

  const follow = async ({ user }: { user: SlackUser }) => {
    await store(user, await rowOf(user.id));
  };

  return {
    async get(slackUserId) {
      const row = await rowOf(slackUserId);
      const isFresh = row !== null && Math.abs(clock.now().getTime() - row.syncedAt.getTime()) < FRESH;
      return isFresh ? row : refresh(slackUserId, row);
    },
    peek: rowOf,
    on(slack) {
      userChanged.on(slack, follow);
      teamJoined.on(slack, follow);
    },
  };
}

function nobody(): UserFacingError {
  return new UserFacingError('unknown_person', 'I can’t find this person in your workspace. Choose somebody else.');
}
