/** Somebody who has agreed to be champion in turn. */
export interface PoolMember {
  readonly memberId: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly joinedAt: Date;
  /** Whether they may be it at present. */
  readonly isFit: boolean;
}
