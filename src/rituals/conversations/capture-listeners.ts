import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Act, Place } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { type Names, withNames } from '../../slack/mentions.ts';
import { quickly } from '../../slack/quickly.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { captureFromAnywhere, captureMessage, editIt, heard, logOne, undoIt } from './actions.ts';
import { captureConversation, undoCapture } from './capture-conversation.ts';
import {
  type CaptureMetadata,
  type CaptureValues,
  capture,
  freshValues,
  toTold,
  validateCapture,
  valuesOf,
} from './capture-form.ts';
import { type HeardRequest, parseHeard } from './command-line.ts';
import { assertMayEdit, editConversation } from './edit-conversation.ts';
import { loadFor, readerOf, rightsOf, viewerFor } from './reader.ts';
import { showRecord } from './record-listeners.ts';
import { heardHelp, receipt, undone } from './views.ts';

/** Everything that ends in a conversation being written: the command, the shortcuts, the form, Edit and Undo. */
export function registerCapture(slack: Slack, deps: RitualDeps): void {
  heard.on(slack, async (use) => {
    const request = parseHeard(use.text);
    switch (request.kind) {
      case 'capture':
        return openForm(deps, use, use.place, await prefill(deps, use, request));
      case 'show':
        return showRecord(deps, use, request.number);
      case 'help':
        return use.reply.privately(heardHelp(use.typed));
      case 'unclear':
        return use.reply.privately(heardHelp(use.typed, request.text));
    }
  });
  captureFromAnywhere.on(slack, (act) => openForm(deps, act, null, {}));
  logOne.on(slack, (click) => openForm(deps, click, null, {}));
  captureMessage.on(slack, async (use) => {
    const { link, channelId } = use.message;
    const words = await withNames(use.message.text, namesFor(deps, use));
    await openForm(deps, use, { channelId, kind: 'unknown' }, { words, link, source: 'message' });
  });

  capture.on(slack, {
    validate: (values, metadata, now) => validateCapture(values, localDate(now, metadata.zone)),
    save: (submitted) => (submitted.metadata.editing ? saveEdit(deps, submitted) : saveNew(deps, submitted)),
  });

  editIt.on(slack, (click) => openEdit(deps, click, click.value.id));
  undoIt.on(slack, async (click) => {
    const member = await deps.people.get(click.userId);
    const act = { conversationId: click.value.id, memberId: member.id };
    const conversation = await undoCapture(deps.db, deps.workspace.id, act, deps.clock.now());
    await click.reply.replace(undone(conversation));
  });
}

async function prefill(
  deps: RitualDeps,
  act: Act,
  { customer, words }: Extract<HeardRequest, { kind: 'capture' }>,
): Promise<Partial<CaptureValues>> {
  return { ...customer, words: await withNames(words, namesFor(deps, act)) };
}

/** Names as far as they are known at once. A private channel's name is its people's business. */
function namesFor({ people, channels }: RitualDeps, { logger }: Act): Names {
  return {
    person: async (id) => (await quickly(people.get(id), logger))?.name ?? null,
    async channel(id) {
      const channel = await quickly(channels.info(id), logger);
      return channel === null || channel.isPrivate ? null : channel.name;
    },
  };
}

/** Somewhere it is this day already: what Slack's calendar may offer to anybody. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** Opens the form within the trigger's three seconds: who and where are looked up only as long as that takes no time. */
async function openForm(deps: RitualDeps, act: Act, place: Place | null, given: Partial<CaptureValues>): Promise<void> {
  const [member, origin] = await Promise.all([
    quickly(deps.people.get(act.userId), act.logger),
    originOf(deps, act, place),
  ]);
  const values = freshValues({ ...given, audience: origin.isOpen ? 'everyone' : 'confined' });
  const metadata = { placeId: origin.placeId, editing: null, zone: member?.zone ?? EARLIEST_ZONE };
  await act.openModal(capture.view({ metadata, values }));
}

interface Origin {
  readonly placeId: string;
  /** Whether its words may start open to everyone: a public channel that the bot can see, or no channel at all. */
  readonly isOpen: boolean;
}

/** What is not known to be public counts as private. The bot's own DM with the person is no place at all. */
async function originOf({ channels }: RitualDeps, act: Act, place: Place | null): Promise<Origin> {
  if (place === null) return { placeId: '', isOpen: true };
  if (place.kind === 'dm') {
    const own = await quickly(channels.directMessageWith(act.userId), act.logger);
    return own === place.channelId ? { placeId: '', isOpen: true } : { placeId: place.channelId, isOpen: false };
  }
  const channel = place.kind === 'private' ? null : await quickly(channels.info(place.channelId), act.logger);
  return { placeId: place.channelId, isOpen: channel !== null && !channel.isPrivate };
}

interface Submitted extends Act {
  readonly values: CaptureValues;
  readonly metadata: CaptureMetadata;
}

async function saveNew(deps: RitualDeps, { values, metadata, key, userId }: Submitted) {
  const { db, workspace, clock, people } = deps;
  const now = clock.now();
  const hearer = await people.get(userId);
  const told = toldToday(values, now, hearer.zone);
  const asked = { told, hearer, placeId: metadata.placeId, requestKey: key };
  const conversation = await captureConversation(db, workspace.id, asked, now);
  const viewer = await viewerFor(deps, hearer, [conversation]);
  const reader = await readerOf(deps, hearer, conversation, now);
  return receipt('Heard', conversation, reader, await rightsOf(deps, conversation, viewer, now));
}

async function saveEdit(deps: RitualDeps, { values, metadata, userId }: Submitted) {
  const { db, workspace, clock, people } = deps;
  const now = clock.now();
  const member = await people.get(userId);
  const { conversation: before, viewer } = await loadFor(deps, member, { id: metadata.editing?.id ?? '' });
  const edit = {
    conversationId: before.id,
    told: toldToday(values, now, member.zone),
    editor: viewer,
    zone: member.zone,
  };
  const conversation = await editConversation(db, workspace.id, edit, now);
  const reader = await readerOf(deps, member, conversation, now);
  return receipt('Saved', conversation, reader, await rightsOf(deps, conversation, viewer, now));
}

/** The form was checked against the latest date on earth; here the hearer's own day is known. */
function toldToday(values: CaptureValues, now: Date, zone: string) {
  const today = localDate(now, zone);
  const late = validateCapture(values, today).heardOn;
  if (late) throw new UserFacingError('heard_in_future', late);
  return toTold(values, today);
}

/** Opens at once and is filled when the record is there. */
function openEdit(deps: RitualDeps, act: Act, id: string): Promise<void> {
  return showInModal(act, 'What a customer said', async () => {
    const member = await deps.people.get(act.userId);
    const { conversation, viewer } = await loadFor(deps, member, { id });
    assertMayEdit(conversation, viewer, deps.clock.now());
    const editing = { id: conversation.id, number: conversation.number };
    const metadata = { placeId: conversation.placeId, editing, zone: member.zone };
    return capture.view({ metadata, values: valuesOf(conversation) });
  });
}
