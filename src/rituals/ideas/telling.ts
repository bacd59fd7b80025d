/** A conversation behind an idea that is done, whose customer is to hear of it. */
export interface AskedToTell {
  readonly ideaId: string;
  readonly conversationId: string;
}

/** Whether its customer was told: `asked` while nobody has said. */
export const TOLD = ['asked', 'told', 'not_told'] as const;
export type Told = (typeof TOLD)[number];
