/** Somebody's answer about one meeting: whether they tell it more. */
export interface Telling {
  readonly memberId: string;
  readonly state: 'asked' | 'willing' | 'declined';
  /** What they tell; null when it is their turn, or they were asked for a story and have not logged it yet. */
  readonly story: { readonly id: string; readonly number: number; readonly isDeleted: boolean } | null;
}

/** One meeting of an opener. */
export interface MeetingReference {
  readonly openerId: string;
  readonly startsAt: Date;
}

/** Somebody who said that they would tell a meeting more. */
export interface Teller {
  readonly memberId: string;
  readonly name: string;
  /** The story they tell; null when it is their turn to tell more about what customers say. */
  readonly conversationId: string | null;
}

/** The name of a meeting among what messages speak of: whoever answers about it has them written anew. */
export function meetingSubject({ openerId, startsAt }: MeetingReference) {
  return { kind: 'meeting', subjectId: `${openerId}:${startsAt.toISOString()}` };
}
