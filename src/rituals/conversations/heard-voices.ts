import type { Person } from '../../access/audience.ts';
import { type MemberFacts, viewerOf } from '../../access/viewer.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import type { Conversation } from './conversation.ts';
import { loadFor } from './reader.ts';
import { mayHear, type Voice } from './voice.ts';
import { voices } from './voice-store.ts';
import type { HeardVoices } from './voice-views.ts';

/** Who else said it, as far as this member may know. */
export async function heardVoices(
  deps: RitualDeps,
  member: MemberFacts,
  conversation: Conversation,
): Promise<HeardVoices> {
  const all = await voices(deps.db.prisma, deps.workspace.id).of(conversation.id);
  const viewer = await voiceViewer(deps, member, conversation, all);
  const shown = all.filter((voice) => mayHear(conversation, voice, viewer));
  return { shown, hidden: all.length - shown.length };
}

/** One voice and its record; null when it is gone, or not this member's to read. */
export async function readableVoice(
  deps: RitualDeps,
  member: Member,
  voiceId: string,
): Promise<{ readonly conversation: Conversation; readonly voice: Voice } | null> {
  const voice = await voices(deps.db.prisma, deps.workspace.id).byId(voiceId);
  if (voice === null) return null;
  const { conversation } = await loadFor(deps, member, { id: voice.conversationId });
  const viewer = await voiceViewer(deps, member, conversation, [voice]);
  return mayHear(conversation, voice, viewer) ? { conversation, voice } : null;
}

/** A member as the viewer of a record and its voices: in which of the channels they came from is this person? */
export function voiceViewer(
  deps: RitualDeps,
  member: MemberFacts,
  conversation: Conversation,
  said: readonly Voice[],
): Promise<Person> {
  const confined = [conversation, ...said].filter(({ audience }) => audience === 'confined');
  return viewerOf(
    member,
    confined.map(({ placeId }) => placeId),
    (channelId) => deps.channels.memberIds(channelId),
    (channelId, err) => deps.logger.warn({ err, channelId }, 'who is in a channel could not be looked up'),
  );
}
