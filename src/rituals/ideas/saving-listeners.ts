import type { Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { originOf, readableOf, suggestConversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { orElse } from '../or-else.ts';
import { undoSending, widenAudience } from './actions.ts';
import { editIdeaWords, undoIdea } from './edit-idea.ts';
import { fromLine, type Idea, type Sent } from './idea.ts';
import { type IdeaMetadata, type IdeaValues, ideaForm, toSent, validateIdea } from './idea-form.ts';
import { ideas } from './idea-store.ts';
import { addLinks, linkWordsTo, unlinkWordsFrom } from './link-words.ts';
import type { OfferOnSent } from './offer-views.ts';
import { planIdeaClock } from './plan-clock.ts';
import { planReview } from './plan-review.ts';
import { postIdea } from './posted-delivery.ts';
import { linkedFor, loadIdea, rightsOn } from './reader.ts';
import { readersOf } from './receipt-readers.ts';
import { meetReviewers } from './reviewers.ts';
import { sendIdea } from './send-idea.ts';
import { ideaSaved, receipt, sendingUndone } from './views.ts';
import { widenIdea } from './widen-idea.ts';

/** Everything that ends in an idea being written: the line, the form, for a new one and for an edited one, and Undo. */
export function registerSaving(slack: Slack, deps: RitualDeps, offer: OfferOnSent): void {
  ideaForm.on(slack, {
    suggest: { linked: (typed, asker) => suggestConversations(deps, typed, asker) },
    validate: validateIdea,
    save: (submitted) => {
      const { editing } = submitted.metadata;
      return editing ? saveEdit(deps, submitted, editing) : saveNew(deps, submitted, offer);
    },
  });

  undoSending.on(slack, async (click) => {
    await click.reply.replace(await takeBackSending(deps, click.userId, click.value));
  });

  widenAudience.on(slack, async (click) => {
    const { db, workspace, clock, people } = deps;
    const { id: ideaId, key } = click.value;
    const now = clock.now();
    const member = await people.get(click.userId);
    const { viewer } = await loadIdea(deps, member, ideaId);
    const idea = await widenIdea(db, workspace.id, { ideaId, viewer, key }, now);
    deps.wake();
    await click.reply.replace(await receiptFor(deps, { idea, viewer, key, member }, offer, now));
  });
}

/** What somebody sent in a breath: kept at once, with their name; the receipt says who may read it, and offers everyone. */
export async function sendLine(deps: RitualDeps, act: Act, line: string, offer: OfferOnSent): Promise<void> {
  const member = await deps.people.get(act.userId);
  const { placeId, isOpen } = await originOf(deps, act, act.place, (answer, logger) => orElse(answer, null, logger));
  const sent: Sent = { ...NOTHING_ASKED, ...fromLine(line), audience: isOpen ? 'everyone' : 'confined' };
  const asked = { sent, isNameless: false, wantsThanks: true, placeId, linked: [], requestKey: act.key };
  await act.reply.privately(await send(deps, member, asked, offer));
}

const NOTHING_ASKED = { whoFor: '', problem: '', delight: '', evidence: '', figure: '', link: '' } as const;

interface Submitted extends Act {
  readonly values: IdeaValues;
  readonly metadata: IdeaMetadata;
}

async function saveNew(deps: RitualDeps, { values, metadata, key, userId }: Submitted, offer: OfferOnSent) {
  const member = await deps.people.get(userId);
  const linked = await readableOf(
    deps,
    member,
    (values.linked ?? []).map(({ value }) => value),
  );
  const asked = {
    sent: toSent(values),
    isNameless: values.nameless !== null,
    wantsThanks: values.thanks !== null,
    placeId: metadata.placeId,
    linked: linked.map(({ id }) => id),
    requestKey: key,
  };
  return send(deps, member, asked, offer);
}

interface Asked {
  readonly sent: Sent;
  readonly isNameless: boolean;
  readonly wantsThanks: boolean;
  readonly placeId: string;
  readonly linked: readonly string[];
  readonly requestKey: string;
}

/** Keeps it, and all that follows from it in the same transaction; then the receipt. */
async function send(deps: RitualDeps, member: Member, asked: Asked, offer: OfferOnSent): Promise<Message> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const viewer = await viewerFor(deps, member, [{ audience: asked.sent.audience, placeId: asked.placeId }]);
  assertMaySend(viewer, workspace.name);
  await meetReviewers(deps);
  const andThen = async (tx: Tx, idea: Idea) => {
    const actorId = asked.isNameless ? null : member.id;
    await addLinks(tx, workspace.id, { idea, conversationIds: asked.linked, actorId }, now);
    await postIdea(tx, workspace.id, idea, now);
    await planIdeaClock(tx, workspace.id, idea);
    await planReview(tx, workspace.id, idea, now);
  };
  const idea = await sendIdea(db, workspace.id, { ...asked, author: member, andThen }, now);
  deps.wake();
  const key = await ideas(db.prisma, workspace.id).receiptKeyOf(idea.id);
  return receiptFor(deps, { idea, viewer, key, member }, offer, now);
}

/** The receipt as it stands now, with what it offers. */
async function receiptFor(
  deps: RitualDeps,
  held: { readonly idea: Idea; readonly viewer: Person; readonly key: string; readonly member: Member },
  offer: OfferOnSent,
  now: Date,
): Promise<Message> {
  const { idea, viewer, key, member } = held;
  const offered = await orElse(offer(idea, viewer, key), [], deps.logger);
  const told = {
    ...{ key, offer: offered, noun: await nounOf(deps) },
    rights: await rightsOn(deps, { idea, viewer, key }, now),
    readers: await readersOf(deps, idea, now),
  };
  return receipt(idea, { now, zone: member.zone }, told);
}

/** @throws UserFacingError for people of another team */
function assertMaySend(author: Person, workspaceName: string): void {
  if (!may('log', author, {})) throw new UserFacingError('stranger', `I work for the people of ${workspaceName} only.`);
}

async function saveEdit(
  deps: RitualDeps,
  { values, userId }: Submitted,
  { id: ideaId, seenAt, key, linked: stood }: NonNullable<IdeaMetadata['editing']>,
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const now = clock.now();
  const member = await people.get(userId);
  const { idea: before, viewer: editor } = await loadIdea(deps, member, ideaId);
  const linked = (await linkedFor(deps, member, before)).readable;
  const wanted = (
    await readableOf(
      deps,
      member,
      (values.linked ?? []).map(({ value }) => value),
    )
  ).map(({ id }) => id);
  const edit = {
    ...{ ideaId, editor, key, zone: member.zone },
    sent: toSent(values),
    wantsThanks: values.thanks !== null,
    seenAt: new Date(seenAt),
  };
  const idea = await editIdeaWords(db, workspace.id, edit, now);
  const linking = { ideaId, actor: editor, key };
  const added = wanted.filter((id) => !linked.some((one) => one.id === id));
  // Only what its editor saw and took out: somebody may have linked more since the form opened.
  const removed = linked.filter(({ id, number }) => stood.includes(number) && !wanted.includes(id)).map(({ id }) => id);
  if (added.length > 0) await linkWordsTo(db, workspace.id, { ...linking, conversationIds: added }, now);
  if (removed.length > 0) await unlinkWordsFrom(db, workspace.id, { ...linking, conversationIds: removed }, now);
  deps.wake();
  return ideaSaved(idea, key, await nounOf(deps));
}

/** Takes back what was just sent, for whoever sent it. @throws UserFacingError when it is too late, or not theirs */
export async function takeBackSending(
  deps: RitualDeps,
  userId: string,
  { id: ideaId, key }: { readonly id: string; readonly key: string },
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const { viewer } = await loadIdea(deps, await people.get(userId), ideaId);
  const undone = await undoIdea(db, workspace.id, { ideaId, viewer, key }, clock.now());
  deps.wake();
  return sendingUndone(undone);
}
