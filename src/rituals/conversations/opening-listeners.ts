import { maskedForForm } from '../../privacy/masked-values.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act, Place } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { type Names, withNames } from '../../slack/mentions.ts';
import { quickly } from '../../slack/quickly.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { captureFromAnywhere, captureMessage, editIt, heard, logOne, more } from './actions.ts';
import { type CaptureValues, capture, freshValues, valuesOf } from './capture-form.ts';
import { type HeardRequest, parseHeard } from './command-line.ts';
import { WRITTEN } from './conversation.ts';
import { assertMayEdit } from './edit-conversation.ts';
import { originOf } from './origin.ts';
import { loadFor } from './reader.ts';
import { showRecord } from './record-listeners.ts';
import { heardHelp } from './views.ts';

/** Everything that opens the form: the command, the shortcuts, the buttons and Edit. */
export function registerOpening(slack: Slack, deps: RitualDeps): void {
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

  editIt.on(slack, (click) => openEdit(deps, click, click.value));
  more.on(slack, (click) => openEdit(deps, click, click.value));
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
  await act.openModal(capture.view({ metadata, ...(await maskedIfChosen(deps, act, values, metadata.zone)) }));
}

/** What a line or a message brings along is masked before anybody sees it in the form; unless it is known at once that the workspace does not want that. */
async function maskedIfChosen(deps: RitualDeps, act: Act, values: Partial<CaptureValues>, zone: string) {
  const chosen = await quickly(settings(deps.db.prisma, deps.workspace.id).read(), act.logger);
  return chosen?.privacy.masks === false ? { values } : maskedForForm(values, WRITTEN, zone);
}

/** Opens at once and is filled when the record is there. */
function openEdit(deps: RitualDeps, act: Act, reference: { readonly id: string }): Promise<void> {
  return showInModal(act, 'What a customer said', async () => {
    const member = await deps.people.get(act.userId);
    const { conversation, viewer } = await loadFor(deps, member, reference);
    assertMayEdit(conversation, viewer, deps.clock.now());
    const { id, number, updatedAt } = conversation;
    const editing = { id, number, seenAt: updatedAt.getTime() };
    const metadata = { placeId: conversation.placeId, editing, zone: member.zone };
    return capture.view({ metadata, values: valuesOf(conversation) });
  });
}
