import { atMost } from '../at-most.ts';
import type { Person } from './audience.ts';

/** The member facts that rights and sight depend on. */
export interface MemberFacts {
  readonly id: string;
  readonly slackUserId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isChampion: boolean;
}

/** Slack answers only so many questions a minute. */
const LOOKED_UP_AT_ONCE = 5;

/**
 * A member as a viewer of records that came from `placeIds`. `peopleOf` gives the Slack ids of a channel's people, of
 * one that the bot cannot see none. Where it fails, `failed` is told and nobody is taken for one of the channel's
 * people: one unreachable channel closes itself, not the list.
 */
export async function viewerOf(
  member: MemberFacts,
  placeIds: Iterable<string>,
  peopleOf: (channelId: string) => Promise<ReadonlySet<string>>,
  failed: (channelId: string, error: unknown) => void,
): Promise<Person> {
  const channelIds = new Set<string>();
  const places = [...new Set(placeIds)].filter((placeId) => placeId !== '');
  await atMost(LOOKED_UP_AT_ONCE, places, async (placeId) => {
    try {
      if ((await peopleOf(placeId)).has(member.slackUserId)) channelIds.add(placeId);
    } catch (error) {
      failed(placeId, error);
    }
  });
  return {
    kind: 'person',
    memberId: member.id,
    isGuest: member.isGuest,
    isAdmin: member.isAdmin,
    isChampion: member.isChampion,
    isStranger: member.isStranger,
    channelIds,
  };
}
