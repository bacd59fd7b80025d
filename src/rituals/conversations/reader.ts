import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { type MemberFacts, viewerOf } from '../../access/viewer.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { existing } from './capture-conversation.ts';
import { type Conversation, mayUndo, waitsForOwner } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { mayDelete } from './deletion.ts';
import { mayEdit } from './edit-conversation.ts';
import type { Reader, Rights } from './reading.ts';
import { whyNotTake } from './take-conversation.ts';

/** A member as the viewer of these records: in which of the channels they came from is this person? */
export function viewerFor(
  deps: RitualDeps,
  member: MemberFacts,
  records: readonly Pick<Conversation, 'audience' | 'placeId'>[],
): Promise<Person> {
  const confined = records.filter(({ audience }) => audience === 'confined').map(({ placeId }) => placeId);
  return viewerOf(
    member,
    confined,
    (channelId) => deps.channels.memberIds(channelId),
    (channelId, err) => deps.logger.warn({ err, channelId }, 'who is in a channel could not be looked up'),
  );
}

/** A record and how much of it this person may see, alone. @throws UserFacingError when it is gone */
export async function loadFor(deps: RitualDeps, member: MemberFacts, { id }: { id: string }) {
  const conversation = existing(await conversations(deps.db.prisma, deps.workspace.id).byId(id));
  const viewer = await viewerFor(deps, member, [conversation]);
  return { conversation, viewer, sight: maySee(conversation, viewer, ALONE) };
}

/** A member as the reader of one record. Never fails: when the channel cannot be looked up, it is taken for visible. */
export async function readerOf(
  deps: RitualDeps,
  member: { readonly id: string; readonly zone: string },
  { audience, placeId }: Pick<Conversation, 'audience' | 'placeId'>,
  now: Date,
): Promise<Reader> {
  const isPlaceVisible =
    audience === 'confined' && placeId !== '' && (await orElse(isVisible(deps, placeId), true, deps.logger));
  return { now, zone: member.zone, memberId: member.id, isPlaceVisible };
}

async function isVisible({ channels }: RitualDeps, placeId: string): Promise<boolean> {
  return (await channels.memberIds(placeId)).size > 0;
}

/** Which buttons a person gets on a record. The acts themselves check again. Never fails: in doubt there is no Undo. */
export async function rightsOf(
  deps: RitualDeps,
  conversation: Conversation,
  viewer: Person,
  now: Date,
): Promise<Rights> {
  const store = conversations(deps.db.prisma, deps.workspace.id);
  const isInUse = await orElse(store.isInUse(conversation), true, deps.logger);
  const guestsMayOwn = await orElse(guestsOwn(deps), false, deps.logger);
  return {
    take: waitsForOwner(conversation) && whyNotTake(conversation, viewer, guestsMayOwn) === null,
    edit: mayEdit(conversation, viewer, now),
    addVoice: may('add_voice', viewer, { mayRead: maySee(conversation, viewer, ALONE) === 'whole' }),
    delete: mayDelete(conversation, viewer, now),
    release: mayRelease(conversation, viewer),
    undo: mayUndo(conversation, viewer.memberId, { isInUse, now }) === 'yes',
  };
}

/** Whether this workspace lets guests own feedback. */
export async function guestsOwn({ db, workspace }: RitualDeps): Promise<boolean> {
  return (await settings(db.prisma, workspace.id).read()).feedback.guestsMayOwn;
}

function mayRelease(conversation: Conversation, viewer: Person): boolean {
  const mayRead = maySee(conversation, viewer, ALONE) === 'whole';
  return (
    conversation.stage === 'assigned' &&
    may('release', viewer, { mayRead, isOwner: conversation.owner?.id === viewer.memberId })
  );
}
