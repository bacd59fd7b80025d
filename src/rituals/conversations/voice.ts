import { ALONE, maySee, type Person, type Readership } from '../../access/audience.ts';
import type { Colleague, Conversation } from './conversation.ts';
import type { Customer } from './customer.ts';

/** Another customer said the same. `words` may be "": then only that they said so. `heardOn` is a local date (YYYY-MM-DD). */
export interface Voice extends Readership {
  readonly id: string;
  readonly conversationId: string;
  readonly customer: Customer;
  readonly words: string;
  readonly heardOn: string;
  readonly hearer: Colleague;
  readonly createdAt: Date;
}

/** What a person says about a voice, checked but not yet stored. */
export interface ToldVoice {
  /** Somebody picked among those who are known; "" or nothing: whoever is named. */
  readonly customerId?: string;
  readonly person: string;
  readonly organisation: string;
  readonly words: string;
  readonly heardOn: string;
  readonly audience: 'everyone' | 'confined';
}

/** Who and what of a voice is read by whoever both its conversation and the voice itself admit. */
export function mayHear(conversation: Conversation, voice: Voice, viewer: Person): boolean {
  return maySee(conversation, viewer, ALONE) === 'whole' && maySee(voice, viewer, ALONE) === 'whole';
}

/** How many other customers are among these: whoever said it twice counts once, whoever said it first not at all. */
export function countOthers(customerId: string, voices: readonly { readonly customerId: string }[]): number {
  const others = new Set(voices.map((voice) => voice.customerId));
  others.delete(customerId);
  return others.size;
}

/**
 * Whether a customer's saying so adds anything: somebody new does, and new words always do. Without words, whoever is
 * among those who said it already adds nothing.
 */
export function addsSomething(
  told: Pick<ToldVoice, 'words'>,
  customerId: string,
  known: { readonly customerId: string; readonly voices: readonly { readonly customerId: string }[] },
): boolean {
  if (told.words !== '') return true;
  return known.customerId !== customerId && !known.voices.some((voice) => voice.customerId === customerId);
}

/** Where a voice's words may be read: never by more people than the record they belong to. */
export function voiceOrigin(
  conversation: Pick<Conversation, 'audience' | 'placeId'>,
  origin: { readonly placeId: string; readonly isOpen: boolean },
): { readonly placeId: string; readonly audience: 'everyone' | 'confined' } {
  if (!origin.isOpen) return { placeId: origin.placeId, audience: 'confined' };
  if (conversation.audience === 'confined') return { placeId: conversation.placeId, audience: 'confined' };
  return { placeId: origin.placeId, audience: 'everyone' };
}
