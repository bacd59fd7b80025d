import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postingClient } from '../../src/delivery/posting-client.ts';
import { createClients } from '../../src/slack/clients.ts';
import { sentence } from '../../src/slack/message.ts';
import { recordingLogger } from '../slack/support/bot.ts';
import { ok, type StandIn, standIn } from '../slack/support/stand-in.ts';

let api: StandIn;
beforeAll(async () => {
  api = await standIn();
});
afterAll(() => api.stop());

const client = () => {
  const { posting } = createClients({ botToken: 'xoxb-1', apiUrl: api.apiUrl, logger: recordingLogger([]) });
  return postingClient(posting);
};
const ours = (id: string) => ({ event_type: 'empty_chair', event_payload: { id } });

describe('what the sender asks of Slack', () => {
  it('a post carries its opaque id, and nothing in it unfolds', async () => {
    api.once('chat.postMessage', ok({ channel: 'C1', ts: '1763971200.000100' }));
    const place = await client().postMessage('C1', sentence('*hello*'), 'delivery-1', '');
    expect(place).toEqual({ channelId: 'C1', ts: '1763971200.000100' });
    const args = api.of('chat.postMessage').at(-1)?.args;
    expect(args).toMatchObject({ channel: 'C1', unfurl_links: 'false', unfurl_media: 'false', mrkdwn: 'false' });
    expect(args?.metadata).toEqual(ours('delivery-1'));
  });

  it('an answer without a place is no answer', async () => {
    api.once('chat.postMessage', ok());
    await expect(client().postMessage('C1', sentence('hello'), 'delivery-1', '')).rejects.toThrow();
  });

  it('an answer in a thread is posted there, and looked for there', async () => {
    api.once('chat.postMessage', ok({ channel: 'C1', ts: '5.0' }));
    await client().postMessage('C1', sentence('hello'), 'delivery-1', '4.0');
    expect(api.of('chat.postMessage').at(-1)?.args).toMatchObject({ thread_ts: '4.0' });
    api.once('conversations.replies', ok({ messages: [{ ts: '5.0', metadata: ours('delivery-1') }] }));
    expect(await client().find('C1', 'delivery-1', new Date(0), '4.0')).toEqual({ channelId: 'C1', ts: '5.0' });
    expect(api.of('conversations.replies').at(-1)?.args).toMatchObject({ channel: 'C1', ts: '4.0' });
  });

  it('a DM is opened by the person’s id', async () => {
    api.once('conversations.open', ok({ channel: { id: 'D7' } }));
    expect(await client().openDm('U7')).toBe('D7');
    expect(api.of('conversations.open').at(-1)?.args).toMatchObject({ users: 'U7' });
  });

  it('a message is found by its id on whichever page, among those of people and other apps', async () => {
    const strangers = [
      { ts: '3.0' },
      { ts: '2.0', metadata: { event_type: 'else', event_payload: { id: 'delivery-1' } } },
    ];
    api.once('conversations.history', ok({ messages: strangers, response_metadata: { next_cursor: 'more' } }));
    api.once('conversations.history', ok({ messages: [{ ts: '1.0', metadata: ours('delivery-1') }] }));
    const found = await client().find('C1', 'delivery-1', new Date('2026-11-24T08:00:00.250Z'), '');
    expect(found).toEqual({ channelId: 'C1', ts: '1.0' });
    const [first, second] = api.of('conversations.history').slice(-2);
    expect(first?.args).toMatchObject({ oldest: '1795507200.25', include_all_metadata: 'true' });
    expect(second?.args).toMatchObject({ cursor: 'more' });
  });

  it('it is absent when the last page has been read', async () => {
    api.once('conversations.history', ok({ messages: [{ ts: '1.0', metadata: ours('delivery-2') }] }));
    expect(await client().find('C1', 'delivery-1', new Date(0), '')).toBe('absent');
  });

  it('it is neither there nor absent in a channel too busy to read', async () => {
    api.always('conversations.history', ok({ messages: [], response_metadata: { next_cursor: 'more' } }));
    const before = api.of('conversations.history').length;
    expect(await client().find('C1', 'delivery-1', new Date(0), '')).toBe('too_many_messages');
    expect(api.of('conversations.history').length - before).toBeLessThanOrEqual(10);
  });
});
