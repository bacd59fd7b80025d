import { BUILT } from './build.ts';
import { type Child, startChild } from './children.ts';

/** What the bench signs requests with. */
export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** The environment of a bare Bolt app. */
export function bareSettings(slackApiUrl: string): Record<string, string> {
  return { SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slackApiUrl };
}

/** Starts the compiled bot over HTTP, exactly as `npm start` runs it. */
export function startOurs(options: {
  readonly databaseUrl: string;
  readonly slackApiUrl: string;
  readonly botToken?: string;
  readonly flags?: readonly string[];
}): Promise<Child> {
  return startChild({
    program: BUILT.ours,
    flags: options.flags ?? [],
    env: {
      ...bareSettings(options.slackApiUrl),
      ...(options.botToken ? { SLACK_BOT_TOKEN: options.botToken } : {}),
      DATABASE_URL: options.databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
    },
  });
}
