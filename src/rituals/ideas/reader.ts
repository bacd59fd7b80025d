import type { KnownBlock } from '@slack/types';
import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { readableOf, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import type { Idea } from './idea.ts';
import { type IdeaRights, ideaRights } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { LINKED_SHOWN, type LinkedWords } from './idea-views.ts';
import { isInsider } from './insider.ts';
import { interest } from './interest-store.ts';
import { threadOf } from './posted-store.ts';
import { isReviewer } from './reviewers.ts';
import { existing } from './send-idea.ts';
import { unlinkable } from './unlink-words.ts';
import { ideaOutline, ideaRecord, noSuchIdea } from './views.ts';
import { wholeOf, withinWhole } from './whole-idea.ts';

/** What other parts of the ritual add where an idea is shown to somebody: what reviewers and its author may do, its history. */
export type BelowIdea = (idea: Idea, viewer: Person, member: Member, now: Date) => Promise<readonly KnownBlock[]>;

/** An idea and how much of it this person may see, alone. @throws UserFacingError when it is gone */
export async function loadIdea(deps: RitualDeps, member: Member, id: string) {
  const idea = existing(await ideas(deps.db.prisma, deps.workspace.id).byId(id));
  const viewer = await viewerFor(deps, member, [idea]);
  return { idea, viewer, sight: maySee(idea, viewer, ALONE) };
}

/** What a person may do with an idea. @param key what they hold of its receipt; "" for nothing */
export async function rightsOn(
  deps: RitualDeps,
  { idea, viewer, key = '' }: { readonly idea: Idea; readonly viewer: Person; readonly key?: string },
  now: Date,
): Promise<IdeaRights> {
  const { prisma } = deps.db;
  const store = ideas(prisma, deps.workspace.id);
  const isFor = await interest(prisma, deps.workspace.id).isFor(idea.rootId ?? idea.id, viewer.memberId);
  const isInUse = await orElse(store.isInUse(idea), true, deps.logger);
  return ideaRights(idea, viewer, { isFor, isInUse, holdsReceipt: await store.isReceiptOf(idea.id, key), now });
}

/** What customers said that an idea answers, as far as a member may read it. */
export async function linkedFor(deps: RitualDeps, member: Member, { id, rootId }: Idea): Promise<LinkedWords> {
  const ids = await interest(deps.db.prisma, deps.workspace.id).linked(rootId ?? id);
  const readable = await readableOf(deps, member, ids);
  return { readable, others: ids.length - readable.length };
}

/** As much of an idea as this person may see. */
export async function ideaFor(deps: RitualDeps, userId: string, idea: Idea, below: BelowIdea): Promise<Message> {
  const now = deps.clock.now();
  const member = await deps.people.get(userId);
  const whole = await wholeOf(deps, idea);
  const viewer = await viewerFor(deps, member, [idea, ...(whole === null ? [] : [whole])]);
  const sight = maySee(idea, viewer, ALONE);
  const reading = { now, zone: member.zone };
  if (sight === 'nothing') return noSuchIdea(idea.number);
  if (sight === 'outline') return ideaOutline(idea, reading);
  const { customers } = await settings(deps.db.prisma, deps.workspace.id).read();
  const linked = await linkedFor(deps, member, idea);
  const isNamed = await isReviewer(deps, member.id);
  const may = await unlinkable(deps.db.prisma, deps.workspace.id, idea, { viewer, isNamed });
  return ideaRecord(withinWhole(idea, whole, viewer, ALONE), reading, await rightsOn(deps, { idea, viewer }, now), {
    linked,
    unlinks: linked.readable.slice(0, LINKED_SHOWN).filter(({ id }) => may(id)),
    noun: customers.noun,
    thread: await threadOf(deps.db.prisma, deps.workspace, idea.id),
    isOnRecord: true,
    isInsider: await isInsider(deps, idea, viewer),
    below: await orElse(below(idea, viewer, member, now), [], deps.logger),
  });
}
