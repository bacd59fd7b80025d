import { describe, expect, it } from 'vitest';
import { channelTrouble, decideOpener, meetingAt } from '../../../src/rituals/openers/opener.ts';

const start = new Date('2026-11-17T08:00:00Z');
const meeting = meetingAt({ leadMinutes: 5, lengthMinutes: 60 }, start);
const chosen = [{ id: 'k1' }, { id: 'k2' }];
const facts = { meeting, trouble: null, chosen };
const before = new Date('2026-11-17T07:55:00Z');

describe('what a meeting gets', () => {
  it('is due by its lead and useless at its end', () => {
    expect(meeting.dueAt.toISOString()).toBe('2026-11-17T07:55:00.000Z');
    expect(meeting.endsAt.toISOString()).toBe('2026-11-17T09:00:00.000Z');
  });

  it('is a post while the meeting lasts', () => {
    expect(decideOpener(facts, before)).toEqual({ kind: 'post', conversationIds: ['k1', 'k2'] });
    expect(decideOpener(facts, new Date('2026-11-17T08:59:59Z'))).toMatchObject({ kind: 'post' });
  });

  it('is missed from the moment it is over, whatever else is wrong', () => {
    expect(decideOpener({ ...facts, trouble: 'is_archived', chosen: [] }, meeting.endsAt)).toEqual({ kind: 'missed' });
  });

  it('is silence where there is nothing to show, or no way in', () => {
    expect(decideOpener({ ...facts, chosen: [] }, before)).toEqual({ kind: 'silent', reason: 'empty' });
    expect(decideOpener({ ...facts, trouble: 'shared_channel' }, before)).toEqual({
      kind: 'silent',
      reason: 'shared_channel',
    });
  });
});

describe('what stands in a channel’s way', () => {
  const fine = { isArchived: false, isShared: false, isMember: true };
  it.each([
    [null, 'channel_not_found'],
    [{ ...fine, isArchived: true, isShared: true, isMember: false }, 'is_archived'],
    [{ ...fine, isShared: true, isMember: false }, 'shared_channel'],
    [{ ...fine, isMember: false }, 'not_in_channel'],
    [fine, null],
  ])('%j: %s', (channel, trouble) => {
    expect(channelTrouble(channel)).toBe(trouble);
  });
});
