import { maskedForForm } from '../../privacy/masked-values.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act, Place } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { withNames } from '../../slack/mentions.ts';
import { quickly } from '../../slack/quickly.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { linkedChoices, namesFor, originOf, readableOf } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { masksSome } from '../masks-some.ts';
import { nounOf } from '../noun-of.ts';
import {
  addQuestions,
  editIdea,
  idea,
  makeItAnIdea,
  sendFromAnywhere,
  sendFromMessage,
  sendOne,
  sendTyped,
} from './actions.ts';
import { parseIdea } from './command-line.ts';
import { fromLine, WRITTEN } from './idea.ts';
import { freshValues, type IdeaValues, ideaForm, valuesOf } from './idea-form.ts';
import { mayEditIdea } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import type { OfferOnSent } from './offer-views.ts';
import { type BelowIdea, ideaFor, linkedFor, loadIdea } from './reader.ts';
import { voteByNumber } from './record-listeners.ts';
import { sendLine } from './saving-listeners.ts';
import { ideaHelp, noSuchIdea } from './views.ts';

/** Another part's sub-words of /idea: does what the line asks, or gives false when it is none of them. */
export type IdeaVerb = (deps: RitualDeps, use: CommandUse) => Promise<boolean>;

/** What stands behind /idea, and everything that opens the form. */
export function registerOpening(
  slack: Slack,
  deps: RitualDeps,
  {
    verbs,
    below,
    offer,
  }: { readonly verbs: readonly IdeaVerb[]; readonly below: BelowIdea; readonly offer: OfferOnSent },
): void {
  idea.on(slack, async (use) => {
    for (const verb of verbs) if (await verb(deps, use)) return;
    const request = parseIdea(use.text);
    switch (request.kind) {
      case 'send':
        return sendOrShow(deps, use, await withNames(request.line, namesFor(deps, use)), offer);
      case 'form':
        return openForm(deps, use, use.place, {});
      case 'show':
        return showIdea(deps, use, request.number, below);
      case 'edit':
        return openEditByNumber(deps, use, request.number);
      case 'vote':
        return voteByNumber(deps, use, request.number, 'for');
      case 'unvote':
        return voteByNumber(deps, use, request.number, 'take_back');
      case 'help':
        return use.reply.privately(ideaHelp(use.typed, await nounOf(deps)));
      case 'unclear':
        return use.reply.privately(ideaHelp(use.typed, await nounOf(deps), request.text));
    }
  });
  sendFromAnywhere.on(slack, (act) => openForm(deps, act, null, {}));
  sendOne.on(slack, (click) => openForm(deps, click, click.place, {}));
  sendTyped.on(slack, (click) => openForm(deps, click, click.place, fromLine(click.value.words)));
  sendFromMessage.on(slack, async (use) => {
    const { link, channelId } = use.message;
    const words = await withNames(use.message.text, namesFor(deps, use));
    await openForm(deps, use, { channelId, kind: 'unknown' }, { ...fromLine(words), link });
  });
  makeItAnIdea.on(slack, (click) => openLinked(deps, click, click.value.id));
  addQuestions.on(slack, (click) => openEdit(deps, click, click.value));
  editIdea.on(slack, (click) => openEdit(deps, click, { ...click.value, key: '' }));
}

/** Sends a line at once; what would be masked in it is shown in the form before it is kept. */
async function sendOrShow(deps: RitualDeps, act: Act, line: string, offer: OfferOnSent): Promise<void> {
  if (await masksSome(deps, act, line)) return openForm(deps, act, act.place, fromLine(line));
  await sendLine(deps, act, line, offer);
}

/** Opens the form within the trigger's three seconds: who and where are looked up only as long as that takes no time. */
async function openForm(deps: RitualDeps, act: Act, place: Place | null, given: Partial<IdeaValues>): Promise<void> {
  const [member, origin, chosen] = await Promise.all([
    quickly(deps.people.get(act.userId), act.logger),
    originOf(deps, act, place),
    quickly(settings(deps.db.prisma, deps.workspace.id).read(), act.logger),
  ]);
  const zone = member?.zone ?? 'UTC';
  const { title = '', text = '', ...others } = given;
  // What a message brings along is masked before anybody sees it, unless it is known that the workspace does not want that.
  const { values: written, ...told } =
    chosen?.privacy.masks === false ? { values: { title, text } } : maskedForForm({ title, text }, WRITTEN_FIRST, zone);
  await act.openModal(
    ideaForm.view({
      metadata: {
        placeId: origin.placeId,
        editing: null,
        zone,
        allowsNameless: chosen?.ideas.allowsNameless ?? false,
        ...(chosen === null ? {} : { noun: chosen.customers.noun.one }),
      },
      values: freshValues({ ...others, ...written, audience: origin.isOpen ? 'everyone' : 'confined' }),
      ...told,
    }),
  );
}

const WRITTEN_FIRST = WRITTEN.filter((field): field is 'title' | 'text' => field === 'title' || field === 'text');

/** The form with a conversation linked that led to the idea, if its reader may read it: for the people who may read that. */
function openLinked(deps: RitualDeps, act: Act, conversationId: string): Promise<void> {
  return showInModal(act, 'An idea', async () => {
    const member = await deps.people.get(act.userId);
    const chosen = await settings(deps.db.prisma, deps.workspace.id).read();
    const readable = await readableOf(deps, member, [conversationId]);
    const { audience = 'everyone', placeId = '' } = readable[0] ?? {};
    return ideaForm.view({
      metadata: {
        ...{ placeId, editing: null, zone: member.zone },
        ...{ allowsNameless: chosen.ideas.allowsNameless, noun: chosen.customers.noun.one },
      },
      values: freshValues({ audience, linked: readable.length > 0 ? linkedChoices(readable) : null }),
    });
  });
}

/** Slack shows no more as chosen already. */
const MOST_LINKED = 100;

function openEdit(
  deps: RitualDeps,
  act: Act,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<void> {
  return showInModal(act, 'An idea', () => editForm(deps, act, id, key));
}

async function editForm(deps: RitualDeps, act: Act, id: string, key: string) {
  const member = await deps.people.get(act.userId);
  const { idea: found, viewer } = await loadIdea(deps, member, id);
  const holdsReceipt = await ideas(deps.db.prisma, deps.workspace.id).isReceiptOf(id, key);
  if (!mayEditIdea(found, viewer, holdsReceipt)) return ideaFor(deps, act.userId, found, async () => []);
  const inForm = (await linkedFor(deps, member, found)).readable.slice(0, MOST_LINKED);
  const { number, placeId, updatedAt } = found;
  return ideaForm.view({
    metadata: {
      placeId,
      editing: { id, number, seenAt: updatedAt.getTime(), key, linked: inForm.map((one) => one.number) },
      zone: member.zone,
      noun: (await nounOf(deps)).one,
    },
    values: valuesOf(found, inForm.length > 0 ? linkedChoices(inForm) : null),
  });
}

/** For /idea edit 34. A number must not tell: what a person may not see is answered as if it were not there. */
async function openEditByNumber(deps: RitualDeps, act: Act, number: number): Promise<void> {
  await showInModal(act, 'An idea', async () => {
    const found = await ideas(deps.db.prisma, deps.workspace.id).byNumber(number);
    if (found === null) return noSuchIdea(number);
    return editForm(deps, act, found.id, '');
  });
}

/** Answers /idea 34, to whoever may see it. */
async function showIdea(deps: RitualDeps, act: Act, number: number, below: BelowIdea): Promise<void> {
  const found = await ideas(deps.db.prisma, deps.workspace.id).byNumber(number);
  await act.reply.privately(found ? await ideaFor(deps, act.userId, found, below) : noSuchIdea(number));
}
