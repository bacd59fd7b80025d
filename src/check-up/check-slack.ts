import { LogLevel } from '@slack/logger';
import { ErrorCode, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { type Finding, findingOf } from './finding.ts';
import type { Manifest } from './manifest.ts';

const PATIENCE_MS = 10_000;
const MOST_CLOCK_ERROR_MS = 60_000;
const INSTALL = 'your app’s page → Install App';

/** What auth.test and Slack's headers tell about a bot token. */
const Identity = z.object({
  team: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).default({ scopes: [] }),
});

/** Asks Slack about the tokens and what they may do. Posts nothing. */
export async function checkSlack(config: Config, manifest: Manifest): Promise<Finding[]> {
  const bot = await checkBotToken(slackFor(config, config.botToken), manifest);
  if (config.connection.kind === 'http') return bot;
  return [...bot, await checkAppToken(slackFor(config, config.connection.appToken))];
}

/** Slack as the operator's commands ask it: once, and not for long. */
export function slackFor(config: Config, token: string): WebClient {
  return new WebClient(token, {
    ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
    retryConfig: { retries: 0 },
    timeout: PATIENCE_MS,
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

async function checkBotToken(slack: WebClient, manifest: Manifest): Promise<Finding[]> {
  try {
    const { team, user, response_metadata } = Identity.parse(await slack.auth.test());
    return [
      { state: 'fine', text: `Bot token: works in ${team} as @${user}.` },
      scopesFinding(manifest.oauth_config.scopes, response_metadata.scopes),
    ];
  } catch (error) {
    return [tokenFinding(error, 'Bot token', INSTALL)];
  }
}

/** What the token of a running bot was granted beside what the manifest asks for. */
export async function checkGranted(slack: WebClient, manifest: Manifest): Promise<Finding> {
  try {
    const { response_metadata } = Identity.parse(await slack.auth.test());
    return scopesFinding(manifest.oauth_config.scopes, response_metadata.scopes);
  } catch (error) {
    return tokenFinding(error, 'Bot token', INSTALL);
  }
}

async function checkAppToken(slack: WebClient): Promise<Finding> {
  try {
    await slack.apps.connections.open();
    return { state: 'fine', text: 'App token: may open Socket Mode connections.' };
  } catch (error) {
    return tokenFinding(error, 'App token', 'your app’s page → Basic Information → App-Level Tokens');
  }
}

/** What the token was granted beside what the manifest asks for. */
export function scopesFinding(asked: Manifest['oauth_config']['scopes'], granted: readonly string[]): Finding {
  const lacking = asked.bot.filter((scope) => !granted.includes(scope));
  const needed = lacking.filter((scope) => !asked.bot_optional.includes(scope));
  if (needed.length > 0) {
    return {
      state: 'wrong',
      text: `Scopes: ${needed.join(', ')} ${needed.length === 1 ? 'is' : 'are'} not granted.`,
      advice: `Paste the manifest again (npm run chair -- manifest), then reinstall: ${INSTALL}.`,
    };
  }
  if (lacking.length > 0) {
    return {
      state: 'note',
      text: `Scopes: everything needed is granted; without ${lacking.join(', ')}.`,
      advice:
        'Without the history scopes a post whose answer was lost is not looked up; its host is asked instead. Without ' +
        'the reactions scopes nobody can log a message by an emoji. Without the usergroups scopes no user group follows ' +
        'the champion.',
    };
  }
  return { state: 'fine', text: 'Scopes: everything that the manifest asks for is granted.' };
}

const Refusal = z.object({ code: z.literal(ErrorCode.PlatformError), data: z.object({ error: z.string() }) });

function tokenFinding(error: unknown, subject: string, page: string): Finding {
  const refusal = Refusal.safeParse(error);
  if (!refusal.success)
    return findingOf(error, subject, 'Slack did not answer: look at network, proxy and SLACK_API_URL.');
  return {
    state: 'wrong',
    text: `${subject}: Slack refuses it (${refusal.data.data.error}).`,
    advice: `Copy it again from ${page}.`,
  };
}

/**
 * Compares this machine's clock to Slack's, by the Date header of its answer: requests are refused when they differ by
 * five minutes, and openers come as much too early or late.
 */
export async function checkClock(apiUrl: string, now: () => Date): Promise<Finding> {
  try {
    const answer = await fetch(`${apiUrl.replace(/\/$/, '')}/api.test`, {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return clockFinding(now(), new Date(answer.headers.get('date') ?? Number.NaN));
  } catch (error) {
    return findingOf(error, 'Clock', 'Slack did not answer, so this machine’s clock could not be compared.');
  }
}

/** @param slacks what Slack's clock showed just now; an invalid date when it did not say. */
export function clockFinding(ours: Date, slacks: Date): Finding {
  if (Number.isNaN(slacks.getTime()))
    return { state: 'note', text: 'Clock: Slack’s answer carried no time to compare with.' };
  const error = ours.getTime() - slacks.getTime();
  if (Math.abs(error) <= MOST_CLOCK_ERROR_MS) return { state: 'fine', text: 'Clock: agrees with Slack’s.' };
  const seconds = Math.round(Math.abs(error) / 1000);
  return {
    state: 'wrong',
    text: `Clock: this machine is ${seconds} seconds ${error > 0 ? 'ahead of' : 'behind'} Slack.`,
    advice: 'Turn on time synchronisation (NTP).',
  };
}
