import { z } from 'zod';
import { startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { personRecord } from '../../sandbox/seed.ts';
import type { TeamState } from '../../sandbox/state.ts';

/** A pocket Slack in a process of its own, with as many channels as asked, that takes its time to answer. */
const { CHANNELS, LATENCY_MS } = z
  .object({ CHANNELS: z.coerce.number(), LATENCY_MS: z.coerce.number() })
  .parse(process.env);

const HOST = 'U0HOST001';
let team: TeamState | undefined;

const slack = await startPocketSlack({
  record: false,
  rules: { checks: false, onePostPerSecond: true, latency: { '*': LATENCY_MS } },
  seed(state, now) {
    team = state;
    state.addPerson(personRecord(state.team.id, { id: HOST, username: 'host', realName: 'Grace Miller', title: '' }));
    for (let index = 0; index < CHANNELS; index += 1) {
      const members = [HOST, state.bot.userId];
      state.addChannel({ id: `C${index}`, name: `meeting-${index}`, kind: 'public', members, created: now });
    }
  },
});

/** When what stands in each channel was posted: milliseconds since the epoch, by channel. */
function postsByChannel(): Record<string, number[]> {
  const channels = [...(team?.channels.values() ?? [])].filter(({ kind }) => kind === 'public');
  return Object.fromEntries(channels.map(({ id, messages }) => [id, messages.map(({ ts }) => Number(ts) * 1000)]));
}

process.on('message', () => void process.send?.(postsByChannel()));
process.stdout.write(`${JSON.stringify({ port: Number(new URL(slack.apiUrl).port) })}\n`);
