import { checkDatabase } from '../check-up/check-database.ts';
import { checkClock, checkSlack } from '../check-up/check-slack.ts';
import { type Finding, findingOf } from '../check-up/finding.ts';
import { readManifest } from '../check-up/manifest.ts';
import type { Clock } from '../clock.ts';
import { type Config, parseConfig, parseDatabaseUrl } from '../config.ts';

const SLACK_API_URL = 'https://slack.com/api/';

/**
 * The operator's check-up: settings, database and, when the settings are complete, Slack. Each part is looked at
 * whatever the others say. Changes nothing and posts nothing.
 */
export async function check(env: Readonly<Record<string, string | undefined>>, clock: Clock): Promise<Finding[]> {
  const settings = readSettings(env);
  const database = await readDatabase(env);
  if (settings.config === undefined) return [settings.finding, database];
  const { config } = settings;
  return [
    settings.finding,
    database,
    await checkClock(config.slackApiUrl ?? SLACK_API_URL, () => clock.now()),
    ...(await checkSlack(config, readManifest(config.connection.kind))),
  ];
}

function readSettings(env: Readonly<Record<string, string | undefined>>): { finding: Finding; config?: Config } {
  try {
    const config = parseConfig(env);
    const mode = config.connection.kind === 'socket' ? 'Socket Mode' : 'HTTP mode';
    return { finding: { state: 'fine', text: `Settings: complete, for ${mode}.` }, config };
  } catch (error) {
    return { finding: findingOf(error, 'Settings', 'See .env.example.') };
  }
}

async function readDatabase(env: Readonly<Record<string, string | undefined>>): Promise<Finding> {
  try {
    return await checkDatabase(parseDatabaseUrl(env));
  } catch (error) {
    return findingOf(error, 'Database', 'See DATABASE_URL in .env.example.');
  }
}
