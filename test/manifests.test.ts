import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calledMethods, listenedTo } from './support/slack-use.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const Shape = z.looseObject({
  features: z.looseObject({
    shortcuts: z.array(z.looseObject({ type: z.enum(['message', 'global']), callback_id: z.string() })),
    slash_commands: z.array(
      z.looseObject({ command: z.string(), should_escape: z.boolean(), url: z.string().optional() }),
    ),
  }),
  oauth_config: z.looseObject({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()), request_url: z.string().optional() }),
    interactivity: z.looseObject({
      is_enabled: z.boolean(),
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    socket_mode_enabled: z.boolean(),
  }),
});

const json = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const raw = { socket: json('manifests/socket.json'), http: json('manifests/http.json') };
const socket = Shape.parse(raw.socket);
const http = Shape.parse(raw.http);
const scopes = socket.oauth_config.scopes;

/** Why a method or an event needs a scope; a method that is called and not listed here fails the test. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'api.test': [],
  'auth.test': [],
  // The app token's own scope, connections:write, is granted where that token is made.
  'apps.connections.open': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'reactions.add': ['reactions:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.update': ['usergroups:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
};

const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  reaction_added: ['reactions:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

describe('each manifest', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(z.looseObject({}).parse(json('test/fixtures/slack-app-manifest.schema.json')));

  it.each(['socket', 'http'] as const)('%s is valid by Slack’s own schema', (mode) => {
    validate(raw[mode]);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('would be refused with a name too long or a field unknown to Slack', () => {
    expect(validate({ display_information: { name: 'x'.repeat(36) } })).toBe(false);
    expect(validate({ display_information: { name: 'Empty Chair' }, colour: 'blue' })).toBe(false);
  });

  it('asks for optional scopes only among those it asks for', () => {
    expect(scopes.bot_optional.filter((scope) => !scopes.bot.includes(scope))).toEqual([]);
  });

  it('lets Slack escape mentions in commands, so that a name typed is a person known', () => {
    expect(socket.features.slash_commands.filter((command) => !command.should_escape)).toEqual([]);
  });
});

describe('the two manifests', () => {
  it('differ only in addresses and in Socket Mode', () => {
    const withoutMode = (manifest: unknown): unknown =>
      JSON.parse(JSON.stringify(manifest), (key, value) =>
        ['url', 'request_url', 'message_menu_options_url', 'socket_mode_enabled'].includes(key) ? undefined : value,
      );
    expect(withoutMode(raw.http)).toEqual(withoutMode(raw.socket));
    expect([socket.settings.socket_mode_enabled, http.settings.socket_mode_enabled]).toEqual([true, false]);
  });

  it('name an address for everything in HTTP mode, the same one, and none in Socket Mode', () => {
    const addresses = (manifest: typeof socket) => [
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      manifest.settings.interactivity.message_menu_options_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    expect(new Set(addresses(http))).toEqual(new Set(['https://empty-chair.example.com/slack/events']));
    expect(new Set(addresses(socket))).toEqual(new Set([undefined]));
  });
});

describe('manifest and code agree', () => {
  const ofType = (type: string) =>
    socket.features.shortcuts.filter((shortcut) => shortcut.type === type).map(({ callback_id }) => callback_id);

  it('on commands', () => {
    expect(listenedTo.commands()).toEqual(socket.features.slash_commands.map(({ command }) => command).sort());
  });

  it('on shortcuts', () => {
    expect(listenedTo.messageShortcuts()).toEqual(ofType('message').sort());
    expect(listenedTo.globalShortcuts()).toEqual(ofType('global').sort());
  });

  it('on events', () => {
    expect(listenedTo.events()).toEqual([...socket.settings.event_subscriptions.bot_events].sort());
  });

  it('on modals and buttons, which need interactivity', () => {
    expect(socket.settings.interactivity.is_enabled).toBe(true);
  });
});

describe('scopes', () => {
  const methods = calledMethods();
  const events = socket.settings.event_subscriptions.bot_events;
  const needed = new Set([
    // Commands and shortcuts come with this one.
    'commands',
    ...methods.flatMap((method) => SCOPES_OF_METHODS[method] ?? []),
    ...events.flatMap((event) => SCOPES_OF_EVENTS[event] ?? []),
  ]);

  it('are known for every method that is called and every event that is listened to', () => {
    expect(methods.length).toBeGreaterThan(4);
    expect(methods.filter((method) => !(method in SCOPES_OF_METHODS))).toEqual([]);
    expect(events.filter((event) => !(event in SCOPES_OF_EVENTS))).toEqual([]);
  });

  it('are asked for exactly as far as the code needs them', () => {
    expect([...needed].sort()).toEqual([...scopes.bot].sort());
  });

  it('stand in the README, each with a reason', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([a-z]+(?::[a-z]+)?)`[^|]*\|([^|]+)\|/gm)];
    const reasons = rows.filter(([, name = '']) => name === 'commands' || name.includes(':'));
    expect(reasons.map(([, name]) => name).sort()).toEqual([...scopes.bot].sort());
    expect(reasons.filter(([, , reason = '']) => reason.trim().length < 15).map(([, name]) => name)).toEqual([]);
  });
});
