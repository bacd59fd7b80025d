import { checkChannels } from '../check-up/check-channels.ts';
import { checkDatabase } from '../check-up/check-database.ts';
import { checkClock, checkSlack, slackFor } from '../check-up/check-slack.ts';
import { checkWork } from '../check-up/check-work.ts';
import { type Finding, findingOf } from '../check-up/finding.ts';
import { readManifest } from '../check-up/manifest.ts';
import type { Clock } from '../clock.ts';
import { type Config, parseConfig, parseDatabaseUrl } from '../config.ts';
import { readPostgresql } from '../database/open-postgresql.ts';
import { readSqlite } from '../database/open-sqlite.ts';
import { providerOf, type Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import { fetchInfo } from '../slack/channel-info.ts';

const SLACK_API_URL = 'https://slack.com/api/';

/**
 * The operator's check-up: settings, database, how the bot does that uses it and, when the settings are complete, Slack. Each part is looked at
 * whatever the others say. Changes nothing and posts nothing.
 */
export async function check(env: Readonly<Record<string, string | undefined>>, clock: Clock): Promise<Finding[]> {
  const settings = readSettings(env);
  const database = await readDatabase(env);
  if (settings.config === undefined) return [settings.finding, database, ...(await checkRunning(env, null, clock))];
  const { config } = settings;
  return [
    settings.finding,
    database,
    ...(await checkRunning(env, config, clock)),
    await checkClock(config.slackApiUrl ?? SLACK_API_URL, () => clock.now()),
    ...(await checkSlack(config, readManifest(config.connection.kind))),
  ];
}

/** How the bot does that uses this database, also while it runs; nothing before its first start, or while migrations wait. */
async function checkRunning(
  env: Readonly<Record<string, string | undefined>>,
  config: Config | null,
  clock: Clock,
): Promise<Finding[]> {
  try {
    const url = parseDatabaseUrl(env);
    const work = (tx: Tx) => findingsIn(tx, config, clock);
    return await (providerOf(url) === 'sqlite' ? readSqlite(url, work) : readPostgresql(url, 'check', work));
  } catch (error) {
    // What is wrong with the database itself is told already.
    if (error instanceof OperatorError) return [];
    return [findingOf(error, 'Channels', 'Slack or the database did not answer. Try again in a minute.')];
  }
}

async function findingsIn(tx: Tx, config: Config | null, clock: Clock): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id } of await tx.workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } })) {
    findings.push(...(await checkWork(tx, id, clock.now())));
    if (config !== null) findings.push(...(await channelsIn(tx, id, config)));
  }
  return findings;
}

async function channelsIn(tx: Tx, workspaceId: string, config: Config): Promise<Finding[]> {
  const slack = slackFor(config, config.botToken);
  const bot = { look: (id: string) => fetchInfo(slack, id), botName: 'Empty Chair' };
  return checkChannels(tx, workspaceId, bot).catch((error: unknown) => [
    findingOf(error, 'Channels', 'Slack did not answer: look at network, proxy and SLACK_API_URL.'),
  ]);
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
