import type { ModalView } from '@slack/types';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { withNames } from '../../slack/mentions.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { captureFromAnywhere, captureMessage, editIt, heard, logOne } from './actions.ts';
import { browse, browseLine } from './browse-listeners.ts';
import { type CaptureValues, capture, valuesOf } from './capture-form.ts';
import { type HeardRequest, parseHeard } from './command-line.ts';
import { conversations } from './conversation-store.ts';
import { showCustomer } from './customer-listeners.ts';
import { deleteByNumber } from './deletion-listeners.ts';
import { assertMayEdit } from './edit-conversation.ts';
import { emojiCommand } from './emoji-listeners.ts';
import { openForgetting } from './forget-listeners.ts';
import type { LoopOnRecord } from './loop-views.ts';
import { namesFor, openForm } from './opening-form.ts';
import { showQuiet } from './quiet-listeners.ts';
import { loadFor } from './reader.ts';
import { showRecord, takeByNumber } from './record-listeners.ts';
import { heardHelp, noSuchRecord } from './views.ts';

/** Another ritual's sub-words of /heard: does what the line asks, or gives false when it is none of them. */
export type HeardVerbs = (use: CommandUse) => Promise<boolean>;

/** Everything that opens the form: the command, the shortcuts, the buttons and Edit. */
export function registerOpening(
  slack: Slack,
  deps: RitualDeps,
  { verbs, onRecord }: { readonly verbs: HeardVerbs; readonly onRecord: LoopOnRecord },
): void {
  heard.on(slack, async (use) => {
    if (await verbs(use)) return;
    const request = parseHeard(use.text);
    switch (request.kind) {
      case 'capture':
        return openForm(deps, use, use.place, await prefill(deps, use, request));
      case 'show':
        return showRecord(deps, use, request.number, onRecord);
      case 'edit':
        return openEditByNumber(deps, use, request.number);
      case 'take':
        return takeByNumber(deps, use, request.number);
      case 'delete':
        return deleteByNumber(deps, use, request.number);
      case 'emoji':
        return emojiCommand(slack, deps, use, request.wish);
      case 'forget':
        return openForgetting(deps, use, request.whom);
      case 'customer':
        return showCustomer(deps, use, request.name);
      case 'list':
      case 'unclear_list':
        return browseLine(deps, use, request);
      case 'search':
        return browse(deps, use, request);
      case 'quiet':
        return showQuiet(deps, use);
      case 'help':
        return use.reply.privately(heardHelp(use.typed, await nounOf(deps)));
      case 'unclear':
        return use.reply.privately(heardHelp(use.typed, await nounOf(deps), request.text));
    }
  });
  captureFromAnywhere.on(slack, (act) => openForm(deps, act, null, {}));
  logOne.on(slack, (click) => openForm(deps, click, null, {}));
  captureMessage.on(slack, async (use) => {
    const { link, channelId } = use.message;
    const words = await withNames(use.message.text, namesFor(deps, use));
    await openForm(deps, use, { channelId, kind: 'unknown' }, { words, link, source: 'message' });
  });

  editIt.on(slack, (click) => openEdit(deps, click, click.value));
}

async function prefill(
  deps: RitualDeps,
  act: Act,
  { customer, words }: Extract<HeardRequest, { kind: 'capture' }>,
): Promise<Partial<CaptureValues>> {
  return { ...customer, words: await withNames(words, namesFor(deps, act)) };
}

/** Opens at once and is filled when the record is there. */
export function openEdit(deps: RitualDeps, act: Act, reference: { readonly id: string }): Promise<void> {
  return showInModal(act, 'What they said', async () => editForm(deps, await loadMine(deps, act, reference)));
}

/** The same for /heard edit 12. A number must not tell: what a person may not see is answered as if it were not there. */
async function openEditByNumber(deps: RitualDeps, act: Act, number: number): Promise<void> {
  await showInModal(act, 'What they said', async () => {
    const found = await conversations(deps.db.prisma, deps.workspace.id).byNumber(number);
    const loaded = found && (await loadMine(deps, act, found));
    return loaded === null || loaded.sight === 'nothing' ? noSuchRecord(number) : editForm(deps, loaded);
  });
}

type Loaded = Awaited<ReturnType<typeof loadMine>>;

async function loadMine(deps: RitualDeps, act: Act, reference: { readonly id: string }) {
  const member = await deps.people.get(act.userId);
  return { ...(await loadFor(deps, member, reference)), zone: member.zone };
}

function editForm({ clock }: RitualDeps, { conversation, viewer, zone }: Loaded): ModalView {
  assertMayEdit(conversation, viewer, clock.now());
  const { id, number, updatedAt, placeId } = conversation;
  const editing = { id, number, seenAt: updatedAt.getTime() };
  return capture.view({
    metadata: { placeId, editing, zone, noun: conversation.customer.noun },
    values: valuesOf(conversation),
  });
}
