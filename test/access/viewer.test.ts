import { describe, expect, it } from 'vitest';
import { type MemberFacts, viewerOf } from '../../src/access/viewer.ts';

const GRACE: MemberFacts = { id: 'm-grace', slackUserId: 'U-GRACE', isAdmin: true, isGuest: false, isStranger: false };

const CHANNELS: Record<string, ReadonlySet<string>> = {
  'C-LEADERSHIP': new Set(['U-GRACE', 'U-AINO']),
  'C-SALES': new Set(['U-MIKKO']),
};
const peopleOf = async (channelId: string) => CHANNELS[channelId] ?? null;

describe('a member as a viewer', () => {
  it('belongs to the channels that list them', async () => {
    const viewer = await viewerOf(GRACE, ['C-LEADERSHIP', 'C-SALES'], peopleOf);
    expect([...viewer.channelIds]).toEqual(['C-LEADERSHIP']);
    expect(viewer).toMatchObject({ memberId: 'm-grace', isAdmin: true, isGuest: false, isStranger: false });
  });

  it('belongs to no channel that the bot cannot see', async () => {
    expect((await viewerOf(GRACE, ['C-HIDDEN'], peopleOf)).channelIds.size).toBe(0);
  });

  it('is looked up once per channel, and never for words from nowhere', async () => {
    const asked: string[] = [];
    const counting = async (channelId: string) => {
      asked.push(channelId);
      return peopleOf(channelId);
    };
    await viewerOf(GRACE, ['C-SALES', '', 'C-SALES'], counting);
    expect(asked).toEqual(['C-SALES']);
  });
});
