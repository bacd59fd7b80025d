import { ALONE, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { type Conversation, conversations, existing, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { loopOf } from './loop.ts';
import { type Moved, moveFeedback } from './move-feedback.ts';
import { nameFor } from './record-form.ts';
import type { Sharing } from './share.ts';
import { assertShareable, sharingOf } from './sharing.ts';
import type { Step } from './standing.ts';
import { stepped, tooLate } from './views.ts';

/** One visit of one person to one record. */
export interface Visit {
  readonly conversationId: string;
  readonly member: Member;
  readonly steps: readonly Step[];
  readonly detail?: string;
  readonly seenOwnerId?: string | null | undefined;
  /** What else is worth saying, asked for once it is done; null for nothing. */
  readonly remark?: () => Promise<string | null>;
  /** Written with the steps, in the same transaction. */
  readonly alongside?: (tx: Tx, moved: Moved, now: Date) => Promise<void>;
}

/** Takes the steps of a visit and says what is so now. @throws UserFacingError when it is gone, or not theirs to do */
export async function takeSteps(deps: RitualDeps, visit: Visit): Promise<Message> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const { member, detail = '' } = visit;
  const conversation = await recordOf(deps, visit.conversationId);
  const actor = await viewerFor(deps, member, [conversation]);
  const loop = await loopOf(deps, member.zone);
  const isTold = visit.steps.some(({ kind }) => kind === 'share') && maySee(conversation, actor, ALONE) !== 'nothing';
  const sharing = isTold ? await sharingOf(deps, conversation) : null;
  const steps = sharing ? shareable(visit.steps, sharing, conversation) : visit.steps;
  const outcome = await moveFeedback(
    {
      ...loop,
      async follow(tx, moved) {
        await visit.alongside?.(tx, moved, now);
        await loop.follow(tx, moved, now);
      },
    },
    { conversationId: conversation.id, steps, actor, detail, seenOwnerId: visit.seenOwnerId },
    now,
  );
  deps.wake();
  if (outcome.kind === 'too_late') return tooLate({ ...outcome, zone: member.zone });
  const { before, after } = outcome.moved;
  const isTaken = before.ownerId !== null && before.ownerId !== member.id && before.ownerId !== after.ownerId;
  return stepped({
    conversation: outcome.moved.conversation,
    name: nameFor(conversation, maySee(conversation, actor, ALONE)),
    after,
    kind: steps.at(-1)?.kind ?? 'assign',
    ownerName: await nameOf(db.prisma, workspace.id, after.ownerId),
    takenFrom: isTaken ? await nameOf(db.prisma, workspace.id, before.ownerId) : null,
    isOwn: after.ownerId === member.id,
    now,
    zone: member.zone,
    sharing,
    remark: visit.remark ? await orElse(visit.remark(), null, deps.logger) : null,
  });
}

/** What is done besides is done, even where nobody can be told; telling alone is refused in words. */
function shareable(steps: readonly Step[], sharing: Sharing, conversation: Conversation): readonly Step[] {
  if (sharing.kind === 'channel' || sharing.kind === 'meeting') return steps;
  const others = steps.filter(({ kind }) => kind !== 'share');
  if (others.length === 0) assertShareable(sharing, conversation);
  return others;
}

async function nameOf(tx: Tx, workspaceId: string, memberId: string | null): Promise<string> {
  if (memberId === null) return 'nobody';
  const member = await tx.member.findFirst({ where: { workspaceId, id: memberId }, select: { name: true } });
  return member?.name ?? 'nobody';
}

/** @throws UserFacingError when it is gone */
export async function recordOf({ db, workspace }: RitualDeps, id: string): Promise<Conversation> {
  return existing(await conversations(db.prisma, workspace.id).byId(id));
}
