import type { Act, Place } from '../../slack/act.ts';
import { quickly } from '../../slack/quickly.ts';
import type { RitualDeps } from '../deps.ts';

/** Where words come from. */
export interface Origin {
  /** Slack channel; "" when there is none. */
  readonly placeId: string;
  /** Whether its words may start open to everyone: a public channel that the bot can see, or no channel at all. */
  readonly isOpen: boolean;
}

/**
 * What is not known to be public counts as private. The bot's own DM with the person is no place at all.
 * @param look how long is waited for Slack: a form that opens has no time, what was acknowledged has
 */
export async function originOf(
  { channels }: RitualDeps,
  act: Act,
  place: Place | null,
  look: typeof quickly = quickly,
): Promise<Origin> {
  if (place === null) return { placeId: '', isOpen: true };
  if (place.kind === 'dm') {
    const own = await look(channels.directMessageWith(act.userId), act.logger);
    return own === place.channelId ? { placeId: '', isOpen: true } : { placeId: place.channelId, isOpen: false };
  }
  const channel = place.kind === 'private' ? null : await look(channels.info(place.channelId), act.logger);
  return { placeId: place.channelId, isOpen: channel !== null && !channel.isPrivate };
}
