import { describe, expect, it } from 'vitest';
import { type MemberFacts, viewerOf } from '../../src/access/viewer.ts';

const GRACE: MemberFacts = {
  id: 'm-grace',
  slackUserId: 'U-GRACE',
  isAdmin: true,
  isGuest: false,
  isStranger: false,
  isChampion: false,
};

const CHANNELS: Record<string, ReadonlySet<string>> = {
  'C-LEADERSHIP': new Set(['U-GRACE', 'U-AINO']),
  'C-SALES': new Set(['U-MIKKO']),
};
const peopleOf = async (channelId: string) => CHANNELS[channelId] ?? new Set<string>();
const mustNotFail = (_channelId: string, error: unknown) => {
  throw error;
};

describe('a member as a viewer', () => {
  it('belongs to the channels that list them', async () => {
    const viewer = await viewerOf(GRACE, ['C-LEADERSHIP', 'C-SALES'], peopleOf, mustNotFail);
    expect([...viewer.channelIds]).toEqual(['C-LEADERSHIP']);
    expect(viewer).toMatchObject({ memberId: 'm-grace', isAdmin: true, isGuest: false, isStranger: false });
  });

  it('belongs to no channel that the bot cannot see', async () => {
    expect((await viewerOf(GRACE, ['C-HIDDEN'], peopleOf, mustNotFail)).channelIds.size).toBe(0);
  });

  it('is looked up once per channel, and never for words from nowhere', async () => {
    const asked: string[] = [];
    const counting = async (channelId: string) => {
      asked.push(channelId);
      return peopleOf(channelId);
    };
    await viewerOf(GRACE, ['C-SALES', '', 'C-SALES'], counting, mustNotFail);
    expect(asked).toEqual(['C-SALES']);
  });

  it('is taken for an outsider of a channel that cannot be looked up, and keeps the others', async () => {
    const failed: unknown[] = [];
    const flaky = async (channelId: string) => {
      if (channelId === 'C-SALES') throw new Error('timed out');
      return new Set(['U-GRACE']);
    };
    const note = (channelId: string, error: unknown) => void failed.push([channelId, error]);
    const viewer = await viewerOf(GRACE, ['C-LEADERSHIP', 'C-SALES', 'C-PRODUCT'], flaky, note);
    expect([...viewer.channelIds]).toEqual(['C-LEADERSHIP', 'C-PRODUCT']);
    expect(failed).toEqual([['C-SALES', new Error('timed out')]]);
  });

  it('is looked up in five channels at a time', async () => {
    let atOnce = 0;
    let most = 0;
    const counting = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return new Set<string>();
    };
    const places = Array.from({ length: 40 }, (_, index) => `C${index}`);
    await viewerOf(GRACE, places, counting, mustNotFail);
    expect(most).toBe(5);
  });
});
