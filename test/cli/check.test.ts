import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockFinding, scopesFinding } from '../../src/check-up/check-slack.ts';
import { type Finding, printed } from '../../src/check-up/finding.ts';
import { readManifest } from '../../src/check-up/manifest.ts';
import { check } from '../../src/cli/check.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/database.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { type FreshDatabase, freshDatabase, providers, temporaryFolder } from '../support/database.ts';

const ASKED = readManifest('socket').oauth_config.scopes;
const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1-2-check', SLACK_APP_TOKEN: 'xapp-1-check' };

let folder: string;
let slack: Server | undefined;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => (slack ? slack.close(resolve) : resolve(undefined)));
  slack = undefined;
});

/** A Slack that gives these answers by method, granting all scopes unless told otherwise; its API address. */
async function slackThatSays(
  answers: Record<string, object> = {},
  granted: readonly string[] = ASKED.bot,
  date: Date = systemClock.now(),
): Promise<string> {
  const usual = { ok: true, team: 'Acme Test', user: 'empty_chair', url: 'wss://127.0.0.1/' };
  const server = createServer((request, response) => {
    const method = request.url?.split('/').pop() ?? '';
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Date', date.toUTCString());
    response.setHeader('X-OAuth-Scopes', granted.join(','));
    response.end(JSON.stringify(answers[method] ?? usual));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack = server;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/api/`;
}

const fileUrl = () => `file:${path.join(folder, 'chair.db')}`;
const wrong = (findings: readonly Finding[]) =>
  findings.filter(({ state }) => state === 'wrong').map(({ text }) => text);

describe('a complete installation', () => {
  it('is fine in every part', async () => {
    const findings = await check(
      { ...TOKENS, DATABASE_URL: fileUrl(), SLACK_API_URL: await slackThatSays() },
      systemClock,
    );
    expect(printed(findings).split('\n')).toEqual([
      '✓ Settings: complete, for Socket Mode.',
      `✓ Database: the first start will create ${path.join(folder, 'chair.db')}.`,
      '✓ Clock: agrees with Slack’s.',
      '✓ Bot token: works in Acme Test as @empty_chair.',
      '✓ Scopes: everything that the manifest asks for is granted.',
      '✓ App token: may open Socket Mode connections.',
    ]);
  });

  it('has no app token to look at in HTTP mode', async () => {
    const env = { SLACK_BOT_TOKEN: TOKENS.SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
    const findings = await check(
      { ...env, DATABASE_URL: fileUrl(), SLACK_API_URL: await slackThatSays() },
      systemClock,
    );
    expect(wrong(findings)).toEqual([]);
    expect(printed(findings)).toContain('for HTTP mode');
    expect(printed(findings)).not.toContain('App token');
  });
});

describe('settings and tokens', () => {
  it('are looked at without Slack when a token is missing', async () => {
    const findings = await check({ DATABASE_URL: fileUrl() }, systemClock);
    expect(findings.map(({ state }) => state)).toEqual(['wrong', 'fine']);
    expect(findings[0]?.text).toContain('SLACK_BOT_TOKEN is missing');
  });

  it('are wrong when Slack refuses them, with where to get new ones and never the token', async () => {
    const refusal = { ok: false, error: 'invalid_auth' };
    const api = await slackThatSays({ 'auth.test': refusal, 'apps.connections.open': refusal });
    const findings = await check({ ...TOKENS, DATABASE_URL: fileUrl(), SLACK_API_URL: api }, systemClock);
    expect(wrong(findings)).toEqual([
      'Bot token: Slack refuses it (invalid_auth).',
      'App token: Slack refuses it (invalid_auth).',
    ]);
    expect(printed(findings)).toContain('App-Level Tokens');
    expect(printed(findings)).not.toContain('xoxb-');
  });

  it('cannot be judged when Slack does not answer, and the rest is still told', async () => {
    const env = { ...TOKENS, DATABASE_URL: fileUrl(), SLACK_API_URL: 'http://127.0.0.1:9/api/' };
    const findings = await check(env, systemClock);
    expect(findings.map(({ state }) => state)).toEqual(['fine', 'fine', 'wrong', 'wrong', 'wrong']);
    expect(printed(findings)).toContain('network, proxy and SLACK_API_URL');
  });
});

describe('scopes', () => {
  it('that are needed and not granted are named with the way to grant them', () => {
    const finding = scopesFinding(ASKED, ['commands', 'chat:write', ...ASKED.bot_optional]);
    expect(finding.state).toBe('wrong');
    expect(finding.text).toContain('users:read');
    expect(finding.text).not.toContain('chat:write');
    expect(finding.advice).toContain('reinstall');
  });

  it('that are optional may be left out', () => {
    const finding = scopesFinding(
      ASKED,
      ASKED.bot.filter((scope) => !ASKED.bot_optional.includes(scope)),
    );
    expect(finding.state).toBe('note');
    expect(finding.text).toContain(ASKED.bot_optional.join(', '));
  });

  it('beyond those asked for do no harm', () => {
    expect(scopesFinding(ASKED, [...ASKED.bot, 'team:read']).state).toBe('fine');
  });
});

describe('the clock', () => {
  const slacks = new Date('2026-03-04T12:00:00Z');
  const off = (seconds: number) => clockFinding(new Date(slacks.getTime() + seconds * 1000), slacks);

  it('may differ by a minute', () => {
    expect([off(0), off(60), off(-60)].map(({ state }) => state)).toEqual(['fine', 'fine', 'fine']);
  });

  it('is wrong beyond, by how much and in which direction', () => {
    expect(off(61).text).toBe('Clock: this machine is 61 seconds ahead of Slack.');
    expect(off(-3600)).toMatchObject({ state: 'wrong', text: 'Clock: this machine is 3600 seconds behind Slack.' });
  });

  it('is compared to what Slack’s answer says', async () => {
    const anHourLater = new Date(systemClock.now().getTime() + 3_600_000);
    const api = await slackThatSays({}, ASKED.bot, anHourLater);
    const findings = await check({ ...TOKENS, DATABASE_URL: fileUrl(), SLACK_API_URL: api }, systemClock);
    expect(wrong(findings).join()).toMatch(/this machine is 3[56]\d\d seconds behind/);
  });

  it('cannot be judged without a time', () => {
    expect(clockFinding(slacks, new Date(Number.NaN)).state).toBe('note');
  });
});

describe.each(providers)('a bot that has run before, on %s', (provider) => {
  const now = new Date('2026-11-17T07:00:00Z');
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await fresh.open();
    const workspace = { id: 'w', teamId: 'T1', name: 'Acme Test', url: 'https://acme.slack.com/', createdAt: now };
    await database.prisma.workspace.create({ data: { ...workspace, tickedAt: now } });
    const { feedback } = await settings(database.prisma, 'w').read();
    await settings(database.prisma, 'w').save('feedback', { ...feedback, triageChannelId: 'C1' }, now);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const found = async (minutesLater: number, channel: object) => {
    const api = await slackThatSays({ 'conversations.info': channel });
    const clock = { ...systemClock, now: () => new Date(now.getTime() + minutesLater * 60_000) };
    return printed(await check({ ...TOKENS, DATABASE_URL: fresh.url, SLACK_API_URL: api }, clock)).split('\n');
  };

  it('tells when it last looked and sent, and that it can post in its channels', async () => {
    const lines = await found(1, { ok: true, channel: { id: 'C1', name: 'triage', is_member: true } });
    expect(lines).toContain('✓ Last tick: 2026-11-17 07:00 UTC.');
    expect(lines).toContain('✓ Schedule: nothing is late.');
    expect(lines).toContain('✓ Messages: nothing is late; nothing was sent yet.');
    expect(lines).toContain('✓ Channels: I can post in all that I need (1).');
  });

  it('says what to do when it has stopped, or a channel is archived', async () => {
    const archived = { id: 'C1', name: 'triage', is_member: true, is_archived: true };
    const lines = await found(60, { ok: true, channel: archived });
    expect(lines).toContain('✗ Last tick: 2026-11-17 07:00 UTC, and one is due every minute.');
    expect(lines).toContain('    → The bot is stopped, or its database is busy: start it, or look into its log.');
    expect(lines).toContain('✗ Channels: nothing can be posted in a channel of the set-up.');
    expect(lines).toContain('    → #triage is archived. Choose another channel.');
  });
});

describe('the database', () => {
  it('is not created by looking at it', async () => {
    await check({ DATABASE_URL: fileUrl() }, systemClock);
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(path.join(folder, 'chair.db'))).toBe(false);
  });

  it('is wrong when the file is none of ours', async () => {
    writeFileSync(path.join(folder, 'chair.db'), 'not a database at all, but long enough to be looked at twice');
    const findings = await check({ DATABASE_URL: fileUrl() }, systemClock);
    expect(findings[1]?.state).toBe('wrong');
    expect(findings[1]?.text).toContain('not a database');
  });

  it('has migrations waiting when the file is empty', async () => {
    writeFileSync(path.join(folder, 'chair.db'), '');
    chmodSync(path.join(folder, 'chair.db'), 0o600);
    const findings = await check({ DATABASE_URL: fileUrl() }, systemClock);
    expect(findings[1]).toMatchObject({ state: 'note', advice: 'Take a backup first.' });
    expect(findings[1]?.text).toMatch(/migrations? waits? for the next start/);
  });

  it('is wrong when nothing answers at its address, without its password', async () => {
    const findings = await check({ DATABASE_URL: 'postgresql://bot:hunter22@127.0.0.1:9/chair' }, systemClock);
    expect(findings[1]?.state).toBe('wrong');
    expect(findings[1]?.text).toContain('PostgreSQL cannot be used');
    expect(printed(findings)).not.toContain('hunter22');
  });

  it.each(providers)('on %s is up to date after a start, also while the bot runs', async (provider) => {
    const fresh = await freshDatabase(provider);
    const database = await fresh.open();
    try {
      const findings = await check({ DATABASE_URL: fresh.url }, systemClock);
      expect(findings[1]?.text).toMatch(/answers and is up to date/);
    } finally {
      await database.close();
      await fresh.drop();
    }
  });

  it.each(providers)('on %s is wrong when a newer version was there', async (provider) => {
    const fresh = await freshDatabase(provider);
    const database = await fresh.open();
    try {
      await database.prisma.$executeRawUnsafe(
        `UPDATE "_prisma_migrations" SET "migration_name" = '99990101000000_from_the_future'`,
      );
      const findings = await check({ DATABASE_URL: fresh.url }, systemClock);
      expect(findings[1]?.text).toContain('newer than this version of Empty Chair');
    } finally {
      await database.close();
      await fresh.drop();
    }
  });
});
