import type { WebClient } from '@slack/web-api';
import type { Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { MemberFacts } from '../../access/viewer.ts';
import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { react } from '../../slack/one-message.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { undoIt } from './actions.ts';
import { withQuestion } from './alike-views.ts';
import { captureConversation, undoCapture } from './capture-conversation.ts';
import {
  type AskingMeeting,
  type CaptureMetadata,
  type CaptureValues,
  capture,
  toTold,
  validateCapture,
} from './capture-form.ts';
import { type Conversation, waitsForOwner } from './conversation.ts';
import { editConversation } from './edit-conversation.ts';
import { type LoopOnRecord, NO_LOOP } from './loop-views.ts';
import { whoIsNear } from './near-customers.ts';
import { suggestCustomers, suggestKinds } from './picking.ts';
import { loadFor, readerOf, rightsOf, viewerFor } from './reader.ts';
import { receipt, undone } from './views.ts';

/** What openers do when somebody logs what a meeting has asked for, in the transaction that keeps it. */
export type LoggedForMeeting = (
  tx: Tx,
  logged: { readonly conversationId: string; readonly hearerId: string; readonly meeting: AskingMeeting },
) => Promise<void>;

/** What the loop does when a conversation needs an answer now, in the transaction that makes it so. */
export type NeedsAnswer = (tx: Tx, conversation: Conversation, now: Date) => Promise<void>;

interface SavingHooks {
  readonly onLogged: LoggedForMeeting;
  readonly onNeedsAnswer: NeedsAnswer;
  readonly onRecord: LoopOnRecord;
}

/** Everything that ends in a conversation being written: the form, for a new one and for an edited one, and Undo. */
export function registerSaving(slack: Slack, deps: RitualDeps, hooks: SavingHooks): void {
  capture.on(slack, {
    validate: (values, metadata, now) => validateCapture(values, localDate(now, metadata.zone)),
    suggest: {
      known: (typed, asker) => suggestCustomers(deps, typed, asker),
      customerKind: (typed) => suggestKinds(deps, typed),
    },
    save: (submitted) => {
      const { editing } = submitted.metadata;
      return editing
        ? saveEdit(deps, submitted, editing, hooks)
        : saveNew(deps, submitted, { client: slack.interactive, ...hooks });
    },
  });

  undoIt.on(slack, async (click) => {
    const member = await deps.people.get(click.userId);
    const act = { conversationId: click.value.id, memberId: member.id };
    const conversation = await undoCapture(deps.db, deps.workspace.id, act, deps.clock.now());
    deps.wake();
    await click.reply.replace(undone(conversation));
  });
}

interface Submitted extends Act {
  readonly values: CaptureValues;
  readonly metadata: CaptureMetadata;
}

// What the receipt needs of Slack is looked up before the write: once it is kept, nothing may say that it was not.

async function saveNew(
  deps: RitualDeps,
  { values, metadata, key, userId }: Submitted,
  { client, onLogged, onNeedsAnswer, onRecord }: SavingHooks & { readonly client: WebClient },
) {
  const { db, workspace, clock, people } = deps;
  const now = clock.now();
  const hearer = await people.get(userId);
  const viewer = await viewerFor(deps, hearer, []);
  assertMayLog(viewer, workspace.name);
  const { placeId, meeting } = metadata;
  const reader = await readerOf(deps, hearer, { audience: values.audience, placeId }, now);
  const asked = { told: toldToday(values, now, hearer.zone), hearer, placeId, requestKey: key };
  const andThen = async (tx: Tx, fresh: Conversation) => {
    if (meeting) await onLogged(tx, { conversationId: fresh.id, hearerId: hearer.id, meeting });
    if (waitsForOwner(fresh)) await onNeedsAnswer(tx, fresh, now);
  };
  const conversation = await captureConversation(db, workspace.id, { ...asked, andThen }, now);
  if (metadata.reactedTo) await orElse(markLogged(client, metadata.reactedTo), undefined, deps.logger);
  deps.wake();
  const loop = await orElse(onRecord(conversation, viewer, reader), NO_LOOP, deps.logger);
  const heard = receipt('Heard', conversation, reader, await rightsOf(deps, conversation, viewer, now), loop);
  return askWhetherNew(deps, hearer, conversation, heard);
}

/** Whoever sees the message sees that it was logged. */
function markLogged(client: WebClient, { channelId, ts }: NonNullable<CaptureMetadata['reactedTo']>): Promise<void> {
  return react(client, channelId, ts, 'white_check_mark');
}

/** @throws UserFacingError for people of another team */
function assertMayLog(hearer: Person, workspaceName: string): void {
  if (!may('log', hearer, {})) throw new UserFacingError('stranger', `I work for the people of ${workspaceName} only.`);
}

async function saveEdit(
  deps: RitualDeps,
  { values, userId }: Submitted,
  editing: NonNullable<CaptureMetadata['editing']>,
  { onNeedsAnswer, onRecord }: SavingHooks,
) {
  const { db, workspace, clock, people } = deps;
  const now = clock.now();
  const member = await people.get(userId);
  const { conversation: before, viewer } = await loadFor(deps, member, editing);
  const reader = await readerOf(deps, member, { audience: values.audience, placeId: before.placeId }, now);
  const edit = {
    conversationId: before.id,
    told: toldToday(values, now, member.zone),
    editor: viewer,
    zone: member.zone,
    seenAt: new Date(editing.seenAt),
    needsAnswer: (tx: Tx, after: Conversation) => onNeedsAnswer(tx, after, now),
  };
  const conversation = await editConversation(db, workspace.id, edit, now);
  deps.wake();
  const loop = await orElse(onRecord(conversation, viewer, reader), NO_LOOP, deps.logger);
  // Undo would take the record away, not what was changed in it: Delete, behind the dots, says so.
  const rights = { ...(await rightsOf(deps, conversation, viewer, now)), undo: false };
  const saved = receipt('Saved', conversation, reader, rights, loop);
  if (edit.told.customerId !== '' || conversation.customer.id === before.customer.id) return saved;
  return askWhetherNew(deps, member, conversation, saved);
}

/** The receipt, with a question when somebody new is near somebody known. */
async function askWhetherNew(deps: RitualDeps, member: MemberFacts, { id }: Conversation, kept: Message) {
  return withQuestion(kept, await orElse(whoIsNear(deps, member, { kind: 'conversation', id }), null, deps.logger));
}

/** The form was checked against the latest date on earth; here the hearer's own day is known. */
function toldToday(values: CaptureValues, now: Date, zone: string) {
  const today = localDate(now, zone);
  const late = validateCapture(values, today).heardOn;
  if (late) throw new UserFacingError('heard_in_future', late);
  return toTold(values, today);
}
