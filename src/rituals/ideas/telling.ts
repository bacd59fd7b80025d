/** A conversation behind an idea that is done, whose customer is to hear of it. */
export interface AskedToTell {
  readonly ideaId: string;
  readonly conversationId: string;
}
