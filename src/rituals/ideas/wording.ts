import { type Idea, isUnowned, type Status } from './idea.ts';

/** How a status is called where people read it. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  new: 'new',
  acknowledged: 'read by the reviewers',
  exploring: 'being explored',
  doing: 'being done',
  done: 'done',
  declined: 'declined',
  merged: 'part of another idea',
};

/** What others read of a decline that is between its author and the reviewers: true, and no more. */
const CLOSED = 'closed';

/** How its status is called to somebody. @param isInsider whether a decline is theirs to know before it is published */
export function statusWords(
  { status, isReasonPublic }: Pick<Idea, 'status' | 'isReasonPublic'>,
  isInsider: boolean,
): string {
  return status === 'declined' && !isReasonPublic && !isInsider ? CLOSED : STATUS_WORDS[status];
}

/** "one colleague · 2 customers behind it"; "" when there is nobody yet. */
export function interestWords({ votes, customers }: Pick<Idea, 'votes' | 'customers'>, noun: Noun): string {
  const parts = [
    ...(votes === 0 ? [] : [votes === 1 ? 'one colleague is for it' : `${votes} colleagues are for it`]),
    ...(customers === 0 ? [] : [customers === 1 ? `one ${noun.one} behind it` : `${customers} ${noun.many} behind it`]),
  ];
  return parts.join(' · ');
}

interface Noun {
  readonly one: string;
  readonly many: string;
}

/** Who sees to it; "" while that is nobody's yet. */
export function ownedBy(idea: Pick<Idea, 'status' | 'owner' | 'ownerId'>): string {
  if (idea.owner !== null) return `${idea.owner.name} owns it`;
  return isUnowned(idea) ? 'nobody owns it yet' : '';
}

/** Who sent it, as far as that is known. */
export function sentBy({ author, isNameless }: Pick<Idea, 'author' | 'isNameless'>): string {
  if (author !== null) return `Sent by ${author.name}`;
  return isNameless ? 'Sent without a name' : 'Sent by somebody who was forgotten';
}
