import { ALONE, maySee, type Person, type Sight } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { type MemberFacts, viewerOf } from '../../access/viewer.ts';
import type { RitualDeps } from '../deps.ts';
import { existing } from './capture-conversation.ts';
import { type Conversation, mayUndo, waitsForOwner } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { mayEdit } from './edit-conversation.ts';
import type { Reader, Rights } from './views.ts';

/** A member as the viewer of these records: in which of the channels they came from is this person? */
export function viewerFor(deps: RitualDeps, member: MemberFacts, records: readonly Conversation[]): Promise<Person> {
  const confined = records.filter(({ audience }) => audience === 'confined').map(({ placeId }) => placeId);
  return viewerOf(member, confined, (channelId) => deps.channels.memberIds(channelId));
}

/** A record and how much of it this person may see, alone. @throws UserFacingError when it is gone */
export async function loadFor(deps: RitualDeps, member: MemberFacts, { id }: { id: string }) {
  const conversation = existing(await conversations(deps.db.prisma, deps.workspace.id).byId(id));
  const viewer = await viewerFor(deps, member, [conversation]);
  return { conversation, viewer, sight: maySee(conversation, viewer, ALONE) };
}

/** A member as the reader of one record. */
export async function readerOf(
  deps: RitualDeps,
  member: { readonly id: string; readonly zone: string },
  { audience, placeId }: Conversation,
  now: Date,
): Promise<Reader> {
  const people = audience === 'confined' && placeId !== '' ? await deps.channels.memberIds(placeId) : null;
  return { now, zone: member.zone, memberId: member.id, isPlaceVisible: people !== null && people.size > 0 };
}

/** Which buttons a person gets on a record. The acts themselves check again. */
export async function rightsOf(
  deps: RitualDeps,
  conversation: Conversation,
  viewer: Person,
  now: Date,
): Promise<Rights> {
  const wasShown = await conversations(deps.db.prisma, deps.workspace.id).wasShown(conversation.id);
  return {
    take: waitsForOwner(conversation) && mayTakeIt(conversation, viewer, maySee(conversation, viewer, ALONE)),
    edit: mayEdit(conversation, viewer, now),
    undo: mayUndo(conversation, viewer.memberId, { wasShown, now }) === 'yes',
  };
}

function mayTakeIt(conversation: Conversation, viewer: Person, sight: Sight): boolean {
  const facts = { mayRead: sight === 'whole', isOwner: conversation.ownerId === viewer.memberId };
  return may('take', viewer, facts) && may('own', viewer, { guestsMayOwn: false });
}
