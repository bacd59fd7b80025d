import { WebAPIHTTPError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { classify, refusalCode } from './slack-errors.ts';

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

/** Whoever starts the bot does not wait longer for a Slack that hangs. */
const PATIENCE_MS = 12_000;

/**
 * Asks Slack whose token it is.
 * @throws OperatorError when Slack does not answer within seconds or does not accept the token, or it is not a bot's
 */
export async function identify(client: WebClient): Promise<WorkspaceIdentity> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const tooLate = new Promise<never>((_, reject) => {
    patience.addEventListener('abort', () => reject(patience.reason));
  });
  return Promise.race([askWhose(client), tooLate]).catch(explainSilence);
}

async function askWhose(client: WebClient): Promise<WorkspaceIdentity> {
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
    `Slack does not accept SLACK_BOT_TOKEN (${code}). Copy it again from your app’s page → OAuth & Permissions.`,
  );
}

function explainSilence(error: unknown): never {
  if (error instanceof OperatorError) throw error;
  throw new OperatorError(
    `Slack did not answer (${silenceOf(error)}): look at the network, the proxy and SLACK_API_URL.`,
    { cause: error },
  );
}

/** What came instead of an answer, in a few words; a proxy's page may be long. */
function silenceOf(error: unknown): string {
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  const failure = classify(error);
  if (failure.kind === 'rate_limited') return 'it asks to call less often';
  const detail = failure.kind === 'unsure' ? failure.detail : failure.code;
  return detail.includes('<') ? 'a web page came instead' : detail;
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
