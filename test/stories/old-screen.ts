import type { Button, Overflow } from '@slack/types';
import { expect } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { actions } from '../../src/slack/blocks.ts';
import type { Team } from '../support/team.ts';

const CHANNELS = { '#general': 'C0GENERAL', '#sales': 'C0SALES01' } as const;

/** Posts an old screen that nobody writes anew, with nothing but the button, and gives it as Mikko sees it. */
export async function postsOldScreen(
  team: Team,
  channel: keyof typeof CHANNELS,
  element: Button | Overflow,
  about = '',
): Promise<SeenMessage> {
  const text = `An old screen ${about}`.trim();
  const posted = await fetch(`${team.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${team.slack.tokens.bot}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: CHANNELS[channel], text, blocks: [actions(element)] }),
  });
  expect(await posted.json()).toMatchObject({ ok: true });
  const screen = team.slack
    .person('Mikko')
    .sees(channel)
    .findLast((seen) => seen.text === text);
  if (!screen) throw new Error('The screen was not posted');
  return screen;
}
