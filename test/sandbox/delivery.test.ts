import { afterEach, describe, expect, it } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, type PocketSlackOptions, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type BareBot, MODES, startBareBot } from './bare-bot.ts';

const START = new Date('2026-11-24T08:00:00Z');
const running: (() => Promise<void>)[] = [];

async function start(options: PocketSlackOptions = {}): Promise<{ slack: PocketSlack; clock: MovableClock }> {
  const clock = movableClock(START);
  const slack = await startPocketSlack({ clock, ...options });
  running.push(() => slack.stop());
  return { slack, clock };
}

function stopAtTheEnd(bot: BareBot): void {
  running.unshift(() => bot.stop());
}

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

describe.each(MODES)('events over %s', (mode) => {
  it('arrive as the manifest subscribes to them, and can arrive twice with one event_id', async () => {
    const { slack } = await start();
    const heard: string[] = [];
    stopAtTheEnd(
      await startBareBot(slack, mode, (app) => {
        app.event('member_joined_channel', async ({ body, event }) => {
          heard.push(`${body.event_id} ${event.user} ${event.channel}`);
        });
        app.event('message', async () => {
          heard.push('a message, which the manifest does not ask for');
        });
      }),
    );
    await slack.person('Aino').invites('#random');
    await slack.person('Aino').says('#random', 'Welcome');
    const [delivery] = slack.deliveries;
    expect(delivery?.outcome).toBe('acknowledged');
    if (delivery) await slack.deliverAgain(delivery);
    await slack.settled();
    expect(heard).toEqual([heard[0], heard[0]]);
    expect(heard[0]).toMatch(/^Ev\w+ U0CHAIRBOT C0RANDOM1$/);
  });
});

describe('events that are not acknowledged', () => {
  it('come again at once, after a minute and after five, and then no more', async () => {
    const { slack, clock } = await start();
    await slack.person('Aino').opensHome();
    await slack.settled();
    expect(slack.deliveries.map(({ retry }) => retry)).toEqual([0, 1]);
    await clock.advance(60_000);
    await slack.settled();
    await clock.advance(300_000);
    await slack.settled();
    await clock.advance(3_600_000);
    expect(slack.deliveries.map(({ retry }) => retry)).toEqual([0, 1, 2, 3]);
  });

  it('reach a bot that was away for a moment', async () => {
    const { slack, clock } = await start();
    await slack.person('Aino').opensHome();
    await slack.settled();
    const retries: unknown[] = [];
    stopAtTheEnd(
      await startBareBot(slack, 'socket', (app) => {
        app.event('app_home_opened', async ({ context }) => {
          retries.push(context.retryNum);
        });
      }),
    );
    await clock.advance(60_000);
    await slack.until(() => retries.length > 0);
    expect(retries).toEqual([2]);
  });
});

describe('socket mode', () => {
  it('fails a command at once while nobody is connected', async () => {
    const { slack } = await start();
    await slack.person('Aino').types('#product', '/heard');
    expect(slack.person('Aino').notices()).toEqual(['/heard failed with the error "dispatch_failed"']);
  });

  it('shares envelopes among connections, and goes on with one when the other is refreshed', async () => {
    const { slack } = await start();
    const answered = new Map<string, number>();
    for (const name of ['first', 'second']) {
      stopAtTheEnd(
        await startBareBot(slack, 'socket', (app) => {
          app.command('/heard', async ({ ack }) => {
            answered.set(name, (answered.get(name) ?? 0) + 1);
            await ack();
          });
        }),
      );
    }
    await slack.person('Aino').types('#product', '/heard');
    await slack.person('Aino').types('#product', '/heard');
    expect([...answered.values()]).toEqual([1, 1]);
    slack.socketMode.disconnect('refresh_requested', 'first');
    await slack.until(() => slack.socketMode.connections === 1);
    await slack.person('Aino').types('#product', '/heard');
    await slack.person('Aino').types('#product', '/heard');
    expect(slack.person('Aino').notices()).toEqual([]);
    expect([...answered.values()].sort()).toEqual([1, 3]);
  });

  it('never repeats a command whose connection broke', async () => {
    const { slack, clock } = await start();
    stopAtTheEnd(
      await startBareBot(slack, 'socket', (app) => {
        app.command('/heard', async () => slack.socketMode.drop());
      }),
    );
    await slack.person('Aino').types('#product', '/heard');
    await clock.advance(600_000);
    expect(slack.deliveries).toHaveLength(1);
    expect(slack.person('Aino').notices()).toHaveLength(1);
  });
});

describe('trigger ids and response urls', () => {
  it('open one modal within three seconds', async () => {
    const { slack, clock } = await start();
    const triggers: string[] = [];
    const { app, ...bot } = await startBareBot(slack, 'socket', (each) => {
      each.command('/heard', async ({ ack, body }) => {
        triggers.push(body.trigger_id);
        await ack();
      });
    });
    stopAtTheEnd({ app, ...bot });
    const open = (trigger = '') =>
      app.client.views
        .open({
          token: slack.tokens.bot,
          trigger_id: trigger,
          view: { type: 'modal', title: { type: 'plain_text', text: 'Hello' }, blocks: [{ type: 'divider' }] },
        })
        .then(
          () => 'ok',
          (error: { data: { error: string } }) => error.data.error,
        );
    await slack.person('Aino').types('#product', '/heard');
    await slack.person('Aino').types('#product', '/heard');
    expect(await open(triggers[0])).toBe('ok');
    expect(await open(triggers[0])).toBe('exchanged_trigger_id');
    await clock.advance(3001);
    expect(await open(triggers[1])).toBe('expired_trigger_id');
    expect(await open('1.2.x')).toBe('invalid_trigger_id');
  });

  it('answer five times within half an hour', async () => {
    const { slack, clock } = await start();
    const urls: string[] = [];
    stopAtTheEnd(
      await startBareBot(slack, 'socket', (app) => {
        app.command('/heard', async ({ ack, body }) => {
          urls.push(body.response_url);
          await ack();
        });
      }),
    );
    await slack.person('Aino').types('#leadership', '/heard');
    await slack.person('Aino').types('#leadership', '/heard');
    const respond = async (url = '') => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"Hi"}',
      });
      return `${response.status} ${await response.text()}`;
    };
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await respond(urls[0]));
    expect(answers).toEqual(['200 ok', '200 ok', '200 ok', '200 ok', '200 ok', '404 used_url']);
    await clock.advance(30 * 60_000 + 1);
    expect(await respond(urls[1])).toBe('404 expired_url');
    expect(slack.person('Aino').sees('#leadership')).toHaveLength(5);
  });
});
