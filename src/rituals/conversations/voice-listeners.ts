import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { addVoiceTo, newerVoices, olderVoices, seeVoices, takeVoiceBack } from './actions.ts';
import { addVoice, existingVoice, mayTakeBack, takeBackVoice } from './add-voice.ts';
import { withQuestion } from './alike-views.ts';
import { heardVoices, voiceViewer } from './heard-voices.ts';
import { whoIsNear } from './near-customers.ts';
import { originOf } from './origin.ts';
import { suggestCustomers } from './picking.ts';
import { loadFor } from './reader.ts';
import { noSuchRecord } from './views.ts';
import { voiceOrigin } from './voice.ts';
import { toToldVoice, type VoiceValues, validateVoice, voiceForm } from './voice-form.ts';
import { voices } from './voice-store.ts';
import { voiceAdded, voiceList, voiceTakenBack } from './voice-views.ts';

/** "Another customer said this": the form, what it saves, and who said so. */
export function registerVoices(slack: Slack, deps: RitualDeps): void {
  addVoiceTo.on(slack, (click) => showInModal(click, TITLE, () => openForm(deps, click, click.value)));

  voiceForm.on(slack, {
    validate: (values, metadata, now) => validateVoice(values, localDate(now, metadata.zone)),
    suggest: { known: (typed, asker) => suggestCustomers(deps, typed, asker) },
    async save({ values, metadata, key, userId }) {
      const { db, workspace, clock, people } = deps;
      const now = clock.now();
      const member = await people.get(userId);
      const { conversation, viewer: hearer } = await loadFor(deps, member, { id: metadata.conversationId });
      const { id: conversationId } = conversation;
      const told = toldToday(values, localDate(now, member.zone));
      const { placeId } = metadata;
      const asked = { conversationId, told, hearer, zone: member.zone, placeId, requestKey: key };
      const added = await addVoice(db, workspace.id, asked, now);
      deps.wake();
      const near = whoIsNear(deps, member, { kind: 'voice', id: added.voice.id });
      return withQuestion(voiceAdded(added.conversation, added.voice), await orElse(near, null, deps.logger));
    },
  });

  takeVoiceBack.on(slack, async (click) => {
    const { db, workspace, clock, people } = deps;
    const member = await people.get(click.userId);
    const voice = existingVoice(await voices(db.prisma, workspace.id).byId(click.value.id));
    const { conversation } = await loadFor(deps, member, { id: voice.conversationId });
    const actor = await voiceViewer(deps, member, conversation, [voice]);
    const taken = await takeBackVoice(db, workspace.id, { voiceId: voice.id, actor }, clock.now());
    deps.wake();
    await click.reply.replace(voiceTakenBack(taken.conversation, taken.voice));
  });

  seeVoices.on(slack, (click) => showInModal(click, 'Who said so', () => listFor(deps, click, click.value, 0)));
  for (const turn of [newerVoices, olderVoices]) {
    turn.on(slack, async (click) => {
      await click.reply.replace(await listFor(deps, click, click.value, click.value.page));
    });
  }
}

const TITLE = 'Somebody else said it';

/** The form was checked against the day where it was opened; here the hearer's own day is known. */
function toldToday(values: VoiceValues, today: string) {
  const late = validateVoice(values, today).heardOn;
  if (late) throw new UserFacingError('heard_in_future', late);
  return toToldVoice(values, today);
}

async function openForm(deps: RitualDeps, act: Act, reference: { readonly id: string }) {
  const member = await deps.people.get(act.userId);
  const { conversation, sight } = await loadFor(deps, member, reference);
  if (sight !== 'whole') return noSuchRecord(conversation.number);
  const { placeId, audience } = voiceOrigin(conversation, await originOf(deps, act, act.place));
  const { id: conversationId, number } = conversation;
  const { noun } = conversation.customer;
  const metadata = { conversationId, number, placeId, zone: member.zone, noun };
  return voiceForm.view({ metadata, values: { audience } });
}

async function listFor(deps: RitualDeps, act: Act, reference: { readonly id: string }, page: number): Promise<Message> {
  const member: Member = await deps.people.get(act.userId);
  const { conversation, sight } = await loadFor(deps, member, reference);
  if (sight !== 'whole') return noSuchRecord(conversation.number);
  const now = deps.clock.now();
  const heard = await heardVoices(deps, member, conversation);
  const actor = await voiceViewer(deps, member, conversation, heard.shown);
  const mine = heard.shown.filter((voice) => mayTakeBack(conversation, voice, actor, now)).map(({ id }) => id);
  const reading = { now, zone: member.zone };
  return voiceList({ conversation, heard, mayTakeBack: new Set(mine), page, reading });
}
