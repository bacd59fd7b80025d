import type { Readership } from '../../access/audience.ts';

export const STATUSES = ['new', 'acknowledged', 'exploring', 'doing', 'done', 'declined', 'merged'] as const;
export type Status = (typeof STATUSES)[number];

/** A colleague, as far as an idea shows them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** What a person writes of an idea; texts that were left empty are "". */
export interface Sent {
  readonly title: string;
  /** The idea itself; "" when the title says it all. */
  readonly text: string;
  readonly whoFor: string;
  readonly problem: string;
  readonly delight: string;
  readonly evidence: string;
  /** The figure it should move. */
  readonly figure: string;
  readonly link: string;
  readonly audience: 'everyone' | 'confined';
}

/** What of it people write in words of their own. */
export const WRITTEN = ['title', 'text', 'whoFor', 'problem', 'delight', 'evidence', 'figure', 'link'] as const;

/** A colleague's improvement. As a readership, its author has the place of who heard a customer ("" for nobody we know). */
export interface Idea extends Sent, Readership {
  readonly id: string;
  readonly number: number;
  /** Null when it was sent without a name, or its author was forgotten. */
  readonly author: Colleague | null;
  readonly isNameless: boolean;
  readonly wantsThanks: boolean;
  readonly status: Status;
  readonly owner: Colleague | null;
  /** When the present step was promised; null when none is owed. */
  readonly dueAt: Date | null;
  readonly clockFrom: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly doneAt: Date | null;
  /** Why it stands where it stands. */
  readonly reason: string;
  /** A decline is between the reviewers and the author, until the author says otherwise. */
  readonly isReasonPublic: boolean;
  readonly effect: string;
  readonly outcome: string;
  readonly mergedInto: Related | null;
  /** Which it stands for at the end of all merges; null when it stands for itself. */
  readonly rootId: string | null;
  /** Colleagues for it and customers behind it, each once, over all that was merged into it. */
  readonly votes: number;
  readonly customers: number;
  readonly builders: readonly Colleague[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Who reads an idea, as its receipt says: everyone; the people of its channel with a reviewer among them, or without; or
 * nobody but whoever sent it, because the bot does not see the channel, or it came from a direct message.
 */
export type Readers = 'everyone' | 'channel' | 'no_reviewer' | 'unseen' | 'direct_message';

/** Another idea, as far as it is named; its title is "" for whoever may not read it. */
export interface Related {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** Whether nobody has decided yet: its author may still change it. */
export function isUndecided({ status }: Pick<Idea, 'status'>): boolean {
  return status === 'new' || status === 'acknowledged';
}

/** Whether it was decided to see to it, and nobody does. */
export function isUnowned({ status, ownerId }: { readonly status: Status; readonly ownerId: string | null }): boolean {
  return (status === 'exploring' || status === 'doing') && ownerId === null;
}

/** Whether something may still come of it. */
export function isOpen({ status }: Pick<Idea, 'status'>): boolean {
  return status !== 'done' && status !== 'declined' && status !== 'merged';
}

export const MAX_TITLE = 150;

/**
 * A line that somebody typed, as a title and the rest: the title is its first line when that is short, else its first
 * sentence or as many words as fit; the whole line is kept as the text when the title is only a part of it.
 */
export function fromLine(line: string): Pick<Sent, 'title' | 'text'> {
  const whole = line.trim();
  const first = whole.split('\n', 1)[0]?.trim() ?? '';
  const sentence = /^.{10,}?[.!?…](?=\s)/su.exec(first)?.[0] ?? first;
  const title = [...first].length <= MAX_TITLE ? first : cutOnWord(sentence);
  return title === whole ? { title, text: '' } : { title, text: whole };
}

function cutOnWord(text: string): string {
  const points = [...text];
  if (points.length <= MAX_TITLE) return text;
  const cut = points.slice(0, MAX_TITLE - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > MAX_TITLE / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
