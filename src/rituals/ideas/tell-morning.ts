import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { aboutConversation, aboutIdea } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { nounOf } from '../noun-of.ts';
import { ideas } from './idea-store.ts';
import { whoHoldsReviewers } from './reviewers.ts';
import { tellLine } from './tell-views.ts';
import { toldCustomers } from './told-store.ts';

/** So many a morning; the others have the next. */
const MOST_LINES = 5;

const Reference = z.object({ ideaId: z.string(), conversationId: z.string() });

/** In the morning of whoever answers a customer: that what they asked for is done, and that they would like to hear it. Once. */
export function tellMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  return {
    name: 'ideas.tell_customers',
    mutedBy: 'reminder',
    comesAgain: true,
    find: (morning, now) => unasked(deps, morning, now),
    async show(reference, { member }, now) {
      const asked = Reference.parse(reference);
      const told = await toldCustomers(db.prisma, workspace.id).stateOf(asked);
      const linked = await ideas(db.prisma, workspace.id).byId(asked.ideaId);
      const idea = linked?.rootId ? await ideas(db.prisma, workspace.id).byId(linked.rootId) : linked;
      const conversation = await conversations(db.prisma, workspace.id).byId(asked.conversationId);
      const reader = await deps.people.peek(member.slackUserId);
      if (told === null || idea === null || conversation === null || reader === null) return null;
      const viewer = await viewerFor(deps, reader, [conversation]);
      const ideaViewer = await viewerFor(deps, reader, [idea]);
      return tellLine({
        ...{ asked, told, idea, conversation, noun: await nounOf(deps), reading: { now, zone: member.zone } },
        isReadable: maySee(conversation, viewer, ALONE) === 'whole',
        isIdeaReadable: maySee(idea, ideaViewer, ALONE) === 'whole',
      });
    },
    async told(tx, references, at) {
      for (const one of references) await toldCustomers(tx, workspace.id).markAsked(Reference.parse(one), at);
    },
    speaksOf(reference) {
      const { ideaId, conversationId } = Reference.parse(reference);
      return [aboutIdea(ideaId), aboutConversation(conversationId)];
    },
  };
}

async function unasked({ db, workspace }: RitualDeps, { member }: Morning, now: Date): Promise<LineReference[]> {
  const store = toldCustomers(db.prisma, workspace.id);
  const whose: string[] = [];
  for (const id of [member.id, ...(await store.standsInFor(member.id))]) {
    if ((await personalTimes(db.prisma, workspace.id).readerFor(id, now)).id === member.id) whose.push(id);
  }
  const holders = (await store.hasLeft()) ? await whoHoldsReviewers(db.prisma, workspace.id, now) : [];
  const asked = await store.unasked(whose, holders.includes(member.id), MOST_LINES);
  return asked.map(({ ideaId, conversationId }) => ({ ideaId, conversationId }));
}
