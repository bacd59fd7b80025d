/** When and in which zone something is read: what "yesterday" is, and whether a clock has run out. */
export interface Reading {
  readonly now: Date;
  /** IANA zone of the reader, or of the meeting for a post. */
  readonly zone: string;
  /** It is read long after `now`: how long ago something was is said as its date, which Slack words for each reader. */
  readonly isKept?: boolean;
}

/** Whoever reads it alone. */
export interface Reader extends Reading {
  readonly memberId: string;
  /** Of a confined record: whether the bot sees who is in the channel it came from. */
  readonly isPlaceVisible: boolean;
}

/** What the reader may do with it; decided by the roles, only shown by views. */
export interface Rights {
  readonly take: boolean;
  readonly edit: boolean;
  /** To add that another customer said this. */
  readonly addVoice: boolean;
  readonly delete: boolean;
  /** To let a meeting hear it though it is not answered yet. */
  readonly release: boolean;
  readonly undo: boolean;
}
