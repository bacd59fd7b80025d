import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { OperatorError } from './errors.ts';

/** Everything the environment decides, checked once at start. */
export interface Config {
  readonly botToken: string;
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly host: string;
  readonly port: number;
  /** Base of the Web API; undefined means Slack's own. */
  readonly slackApiUrl: string | undefined;
  readonly databaseUrl: string;
  readonly logLevel: LogLevel;
  /** Put before every command's name ("ec-" gives /ec-heard); "" by default. */
  readonly commandPrefix: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^${prefix}[\\w-]+$`), `must start with "${prefix}" (${where})`);

const BOT_TOKEN_PAGE = 'your app’s page → OAuth & Permissions → Bot User OAuth Token';
const APP_TOKEN_PAGE = 'your app’s page → Basic Information → App-Level Tokens, with connections:write';

/** What may be put before every command's name; with the longest name it still fits Slack's 32 characters. */
export const CommandPrefix = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,15}$/, 'must be up to 16 of a-z, 0-9 and "-", for example "ec-"');

const Environment = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', BOT_TOKEN_PAGE).optional(),
  SLACK_APP_TOKEN: token('xapp-', APP_TOKEN_PAGE).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'must be 32 characters of 0-9 and a-f (your app’s page → Basic Information)')
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'must be an address like https://slack.com/api/' }).optional(),
  SLACK_COMMAND_PREFIX: CommandPrefix.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must start with "file:" (SQLite) or "postgresql://"')
    .default('file:./data/empty-chair.db'),
  HOST: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape);

/**
 * Reads the settings from environment variables; empty values count as missing.
 * @throws OperatorError that names every wrong or missing variable at once, and likely misspellings. Never a value.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = withoutEmpty(env);
  const parsed = Environment.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  const problems = [...wrong, ...missing(given), ...misspellings(given)];
  if (!parsed.success || problems.length > 0) throw new OperatorError(explain(problems));
  return toConfig(parsed.data);
}

/** Which database the environment names, for commands that need no Slack. @throws OperatorError */
export function parseDatabaseUrl(env: Readonly<Record<string, string | undefined>>): string {
  const parsed = Environment.shape.DATABASE_URL.safeParse(withoutEmpty(env).DATABASE_URL);
  if (!parsed.success) throw new OperatorError(`DATABASE_URL ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

/** Secret stores and .env files leave spaces and line ends around values; they never belong to one. */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

function toConfig(settings: z.output<typeof Environment>): Config {
  const socket = settings.SLACK_APP_TOKEN !== undefined;
  return {
    botToken: settings.SLACK_BOT_TOKEN ?? '',
    connection:
      settings.SLACK_APP_TOKEN !== undefined
        ? { kind: 'socket', appToken: settings.SLACK_APP_TOKEN }
        : { kind: 'http', signingSecret: settings.SLACK_SIGNING_SECRET ?? '' },
    host: settings.HOST ?? (socket ? '127.0.0.1' : '0.0.0.0'),
    port: settings.PORT,
    slackApiUrl: settings.SLACK_API_URL,
    databaseUrl: settings.DATABASE_URL,
    logLevel: settings.LOG_LEVEL,
    commandPrefix: settings.SLACK_COMMAND_PREFIX ?? '',
  };
}

function missing(given: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  if (!('SLACK_BOT_TOKEN' in given)) problems.push(`SLACK_BOT_TOKEN is missing (${BOT_TOKEN_PAGE}).`);
  if (!('SLACK_APP_TOKEN' in given) && !('SLACK_SIGNING_SECRET' in given)) {
    problems.push(
      `SLACK_APP_TOKEN is missing (${APP_TOKEN_PAGE}). For HTTP instead of Socket Mode set SLACK_SIGNING_SECRET.`,
    );
  }
  return problems;
}

/** A name of ours with up to two letters wrong, while the right one is not set either way. */
function misspellings(given: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(given).flatMap((name) => {
    if (SETTINGS.includes(name)) return [];
    const meant = SETTINGS.filter((known) => known.length > 4 && !(known in given)).find((known) => {
      return name.startsWith(known.slice(0, 2)) && distance(name, known) <= 2;
    });
    return meant ? [`${name} is not a setting; did you mean ${meant}?`] : [];
  });
}

function explain(problems: readonly string[]): string {
  return [
    'Empty Chair cannot start:',
    ...problems.map((problem) => `  - ${problem}`),
    'Set them in the environment or in a file named .env (see .env.example).',
    'To try it without Slack and without settings: npm run demo',
  ].join('\n');
}
