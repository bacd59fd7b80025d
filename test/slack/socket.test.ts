import { createServer, type Server } from 'node:http';
import type { WebClientOptions } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { systemClock } from '../../src/clock.ts';
import { createSlack, type Slack } from '../../src/slack/bolt.ts';
import { defineCommand } from '../../src/slack/commands.ts';
import { IDENTITY, type LogLine, recordingLogger, until } from './support/bot.ts';
import { close, listen, ok, refuses, type StandIn, standIn } from './support/stand-in.ts';

const heard = defineCommand('/heard');

let api: StandIn;
let server: Server;
let sockets: WebSocket[];
let acks: string[];
let logs: LogLine[];
let slack: Slack;

beforeEach(async () => {
  api = await standIn();
  sockets = [];
  acks = [];
  logs = [];
  server = createServer();
  new WebSocketServer({ server }).on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => acks.push(String(data)));
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.length }));
  });
  const url = await listen(server);
  api.always('apps.connections.open', ok({ url: url.replace('http', 'ws') }));
  slack = createSlack({
    mode: { kind: 'socket', appToken: 'xapp-1-test' },
    botToken: 'xoxb-test',
    apiUrl: api.apiUrl,
    identity: IDENTITY,
    logger: recordingLogger(logs),
    clock: systemClock,
  });
});

afterEach(async () => {
  await slack.stop(2_000);
  for (const socket of sockets) socket.terminate();
  await close(server);
  await api.stop();
});

const envelope = (id: string, payload: object) =>
  JSON.stringify({ type: 'slash_commands', envelope_id: id, payload, accepts_response_payload: true });
const command = { command: '/heard', text: 'x', trigger_id: '1.2', user_id: 'U1', team_id: 'T1', channel_id: 'C1' };

describe('in Socket Mode', () => {
  test('two sockets are open, each with the app’s token', async () => {
    expect(slack.isConnected()).toBe(false);
    await slack.start();
    await until(() => sockets.length === 2);
    expect(slack.isConnected()).toBe(true);
    expect(new Set(api.of('apps.connections.open').map((call) => call.authorization))).toEqual(
      new Set(['Bearer xapp-1-test']),
    );
  });

  test('a payload is answered from whichever socket brings it, also while the other is being refreshed', async () => {
    const texts: string[] = [];
    heard.on(slack, async (use) => void texts.push(use.text));
    await slack.start();
    sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await until(() => sockets[0]?.readyState === 3);
    expect(slack.isConnected()).toBe(true);
    sockets[1]?.send(envelope('e1', command));
    await until(() => acks.length === 1 && texts.length === 1);
    expect(acks[0]).toContain('e1');
  });

  test('the bot’s calls still carry its own token, and the retries of the sockets stay theirs', async () => {
    await slack.start();
    await slack.posting.chat.postMessage({ channel: 'C1', text: 'hi' });
    await slack.app.client.auth.test({ token: 'xoxb-test' });
    expect(api.of('chat.postMessage')[0]?.authorization).toBe('Bearer xoxb-test');
    const options: Readonly<WebClientOptions> = slack.app.webClientOptions;
    expect(options.headers).toBeUndefined();
    expect(options.retryConfig).toEqual({ retries: 0 });
  });

  test('an app token that Slack does not accept is said in words', async () => {
    api.always('apps.connections.open', refuses('invalid_auth'));
    await expect(slack.start()).rejects.toThrow(/Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)/);
  });

  test('stopping closes the sockets, and can be asked for while they are still being opened', async () => {
    const starting = slack.start();
    const stopping = slack.stop(2_000);
    await expect(stopping).resolves.toBe(true);
    await starting;
    expect(slack.isConnected()).toBe(false);
  });

  test('stopping waits until the sockets are closed', async () => {
    await slack.start();
    expect(await slack.stop(2_000)).toBe(true);
    await until(() => sockets.every((socket) => socket.readyState === 3));
  });

  test('no payload is ever logged', async () => {
    heard.on(slack, async () => undefined);
    await slack.start();
    sockets[0]?.send(envelope('e1', { ...command, text: 'a very private word' }));
    await until(() => acks.length === 1);
    expect(JSON.stringify(logs)).not.toContain('private word');
  });
});
