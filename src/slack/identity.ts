import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { refusalCode } from './slack-errors.ts';

/** The workspace that the bot's token is of, and the bot in it. */
export interface WorkspaceIdentity {
  readonly teamId: string;
  /** "" outside Enterprise Grid. */
  readonly enterpriseId: string;
  readonly name: string;
  /** "https://team.slack.com/" */
  readonly url: string;
  readonly botId: string;
  readonly botUserId: string;
  /** What people see and type, as in /invite @name. */
  readonly botName: string;
}

const AuthTest = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  team: z.string(),
  url: z.string(),
  bot_id: z.string(),
  user_id: z.string(),
  user: z.string(),
});

/** Asks Slack whose token it is. @throws OperatorError when Slack does not accept the token, or it is not a bot's. */
export async function identify(client: WebClient): Promise<WorkspaceIdentity> {
  const parsed = AuthTest.safeParse(await client.auth.test().catch(explainRefusal));
  if (!parsed.success)
    throw new OperatorError('SLACK_BOT_TOKEN is not a bot’s token: take the one that starts with xoxb-.');
  const { data } = parsed;
  return {
    teamId: data.team_id,
    enterpriseId: data.enterprise_id ?? '',
    name: data.team,
    url: data.url,
    botId: data.bot_id,
    botUserId: data.user_id,
    botName: await nameOf(client, data),
  };
}

const Named = z.object({ user: z.object({ real_name: z.string().min(1) }) });

/** An installation may have renamed the bot; where Slack does not tell, its handle will do. */
async function nameOf(client: WebClient, bot: z.output<typeof AuthTest>): Promise<string> {
  try {
    const named = Named.safeParse(await client.users.info({ user: bot.user_id }));
    return named.success ? named.data.user.real_name : bot.user;
  } catch (error) {
    if (refusalCode(error) === null) throw error;
    return bot.user;
  }
}

function explainRefusal(error: unknown): never {
  const code = refusalCode(error);
  if (code === null) throw error;
  throw new OperatorError(
    `Slack does not accept SLACK_BOT_TOKEN (${code}). Take it anew from your app’s page → OAuth & Permissions.`,
  );
}

/**
 * Whether an actor of a payload belongs to another team. On Enterprise Grid a payload may name any of the
 * organisation's teams, so there `people` has the last word.
 */
export function isStranger(
  actor: { readonly teamId: string | null; readonly enterpriseId: string | null },
  ours: Pick<WorkspaceIdentity, 'teamId' | 'enterpriseId'>,
): boolean {
  if (actor.teamId === null || actor.teamId === ours.teamId) return false;
  if (ours.enterpriseId === '') return true;
  return actor.teamId !== ours.enterpriseId && actor.enterpriseId !== ours.enterpriseId;
}
