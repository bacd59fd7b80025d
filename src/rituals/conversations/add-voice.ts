import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { holdNumbers } from '../../database/counter.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { recountIdeasOf } from '../ideas-behind.ts';
import { existing } from './capture-conversation.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { fullName } from './customer-name.ts';
import { customers } from './customer-store.ts';
import { addsSomething, mayHear, type ToldVoice, type Voice } from './voice.ts';
import { voices } from './voice-store.ts';

/** Whom and where a voice comes from. */
export interface NewVoice {
  readonly conversationId: string;
  readonly told: ToldVoice;
  readonly hearer: Person;
  /** The hearer's IANA zone. */
  readonly zone: string;
  /** Slack channel it came from; "" when there was none. */
  readonly placeId: string;
  /** The act that asks for it: the same act twice is one voice. */
  readonly requestKey: string;
}

/** What became of it: the record as it stands, and the voice. */
export interface AddedVoice {
  readonly conversation: Conversation;
  readonly voice: Voice;
}

/** Keeps that another customer said the same, once per act. @throws UserFacingError when it is gone, not theirs to read, or says nothing new */
export async function addVoice(db: Database, workspaceId: string, voice: NewVoice, now: Date): Promise<AddedVoice> {
  return oncePerAct({
    find: () => earlier(db.prisma, workspaceId, voice.requestKey),
    make: () => db.transaction((tx) => add(tx, workspaceId, voice, now)),
  });
}

async function earlier(tx: Tx, workspaceId: string, requestKey: string): Promise<AddedVoice | null> {
  const voice = await voices(tx, workspaceId).byRequest(requestKey);
  if (voice === null) return null;
  return { voice, conversation: existing(await conversations(tx, workspaceId).byId(voice.conversationId)) };
}

async function add(tx: Tx, workspaceId: string, given: NewVoice, now: Date): Promise<AddedVoice> {
  const { conversationId, hearer, placeId, requestKey } = given;
  const store = conversations(tx, workspaceId);
  await holdNumbers(tx, workspaceId, 'conversation');
  await store.lock(conversationId);
  const before = existing(await store.byId(conversationId));
  assertMayAdd(before, hearer);
  const { values: told } = await masked(tx, workspaceId, given.told, WRITTEN, given.zone);
  const { person, organisation, customerId: picked = '', words, heardOn, audience } = told;
  const people = customers(tx, workspaceId);
  const customerId = await people.ensure({ person, organisation, customerId: picked }, '', now);
  const [standsFor = customerId] = await people.groupOf(customerId);
  const known = await voices(tx, workspaceId).of(conversationId);
  const sayers = known.map((voice) => ({ customerId: voice.customer.id }));
  if (!addsSomething(told, standsFor, { customerId: before.customer.id, voices: sayers })) {
    throw new UserFacingError(
      'voice_known',
      `${await calledSo(people, customerId)} is among those who said it already. Add their own words, or somebody else.`,
    );
  }
  const fresh = { conversationId, requestKey, customerId, words, heardOn, audience, placeId };
  const id = await voices(tx, workspaceId).create({ ...fresh, hearerId: hearer.memberId }, now);
  await people.keepLastHeard(customerId);
  await recountIdeasOf(tx, workspaceId, { id: conversationId }, now);
  await store.record(conversationId, 'voice_added', hearer.memberId, now);
  await refreshMessagesAbout(tx, workspaceId, [{ kind: 'conversation', subjectId: conversationId }], now);
  return { voice: existingVoice(await voices(tx, workspaceId).byId(id)), conversation: await reread(store, before) };
}

async function calledSo(people: ReturnType<typeof customers>, customerId: string): Promise<string> {
  const customer = await people.byId(customerId);
  return customer ? fullName(customer) : 'This one';
}

/** What of it people write in words of their own. */
const WRITTEN = ['person', 'organisation', 'words'] as const;

/** A number must not tell: whoever may not read it is answered as if it were not there. */
function assertMayAdd(conversation: Conversation, hearer: Person): void {
  const mayRead = maySee(conversation, hearer, ALONE) === 'whole';
  if (may('log', hearer, {}) && may('add_voice', hearer, { mayRead })) return;
  throw new UserFacingError('no_such_record', `There is no #${conversation.number} that you may read.`);
}

/** Whether this person may take a voice back now: who heard it, and admins; guests for one day. */
export function mayTakeBack(conversation: Conversation, voice: Voice, actor: Person, now: Date): boolean {
  return may('take_back_voice', actor, {
    mayRead: mayHear(conversation, voice, actor),
    isHearer: voice.hearerId === actor.memberId,
    ageMs: now.getTime() - voice.createdAt.getTime(),
  });
}

/** Takes a voice back, and its customer when nothing else is known of them. @throws UserFacingError */
export async function takeBackVoice(
  db: Database,
  workspaceId: string,
  act: { readonly voiceId: string; readonly actor: Person },
  now: Date,
): Promise<AddedVoice> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    const voice = existingVoice(await voices(tx, workspaceId).byId(act.voiceId));
    await store.lock(voice.conversationId);
    const before = existing(await store.byId(voice.conversationId));
    if (!mayTakeBack(before, voice, act.actor, now)) {
      throw new UserFacingError(
        'voice_not_yours',
        `Only ${voice.hearer.name}, who heard it, or an admin can take it back.`,
      );
    }
    if (!(await voices(tx, workspaceId).remove(voice.id))) throw voiceGone();
    await customers(tx, workspaceId).keepLastHeard(voice.customer.id);
    await customers(tx, workspaceId).removeIfUnheard(voice.customer.id);
    await recountIdeasOf(tx, workspaceId, { id: before.id }, now);
    await store.record(before.id, 'voice_taken_back', act.actor.memberId, now);
    if (voice.hearerId !== act.actor.memberId) {
      const entry = { actorId: act.actor.memberId, act: 'voice.removed', detail: `#${before.number}` };
      await audit(tx, workspaceId).record(entry, now);
    }
    await refreshMessagesAbout(tx, workspaceId, [{ kind: 'conversation', subjectId: before.id }], now);
    return { voice, conversation: await reread(store, before) };
  });
}

async function reread(store: ReturnType<typeof conversations>, { id }: Conversation): Promise<Conversation> {
  return existing(await store.byId(id));
}

/** @throws UserFacingError when it is gone */
export function existingVoice(voice: Voice | null): Voice {
  if (voice) return voice;
  throw voiceGone();
}

function voiceGone(): UserFacingError {
  return new UserFacingError('voice_gone', 'This one is gone: it was taken back, or deleted with its record.');
}
