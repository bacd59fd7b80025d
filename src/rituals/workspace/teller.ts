/** Somebody in sales or support, who takes a turn at telling meetings more. */
export interface Teller {
  readonly name: string;
  readonly slackUserId: string;
}
