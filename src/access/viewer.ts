import type { Person } from './audience.ts';

/** The member facts that rights and sight depend on. */
export interface MemberFacts {
  readonly id: string;
  readonly slackUserId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
}

/**
 * A member as a viewer of records that came from `placeIds`. `peopleOf` gives the Slack ids of a channel's people, or
 * null when the bot cannot see the channel: then nobody is taken for one of its people.
 */
export async function viewerOf(
  member: MemberFacts,
  placeIds: Iterable<string>,
  peopleOf: (channelId: string) => Promise<ReadonlySet<string> | null>,
): Promise<Person> {
  const places = [...new Set(placeIds)].filter((placeId) => placeId !== '');
  const inside = await Promise.all(
    places.map(async (placeId) => ((await peopleOf(placeId))?.has(member.slackUserId) ? [placeId] : [])),
  );
  return {
    kind: 'person',
    memberId: member.id,
    isGuest: member.isGuest,
    isAdmin: member.isAdmin,
    isChampion: false,
    isStranger: member.isStranger,
    channelIds: new Set(inside.flat()),
  };
}
