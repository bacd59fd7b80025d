import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { type Idea, isOpen, isUndecided } from './idea.ts';

/** Undo is at hand for so long after an idea was sent. */
export const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** What a person may do with an idea, besides reviewing it; only shown by views, and checked again where it happens. */
export interface IdeaRights {
  readonly edit: boolean;
  readonly undo: boolean;
  readonly link: boolean;
  readonly vote: boolean;
  readonly takeVoteBack: boolean;
}

/** Whose idea it is: by name, or by the receipt of a nameless one. */
export function isOwn(idea: Pick<Idea, 'author'>, viewer: Person, holdsReceipt: boolean): boolean {
  return holdsReceipt || idea.author?.id === viewer.memberId;
}

/** Whether this person may change the idea's words now. */
export function mayEditIdea(idea: Idea, viewer: Person, holdsReceipt = false): boolean {
  return may('edit_idea', viewer, {
    mayRead: holdsReceipt || maySee(idea, viewer, ALONE) === 'whole',
    isAuthor: isOwn(idea, viewer, holdsReceipt),
    isOpen: isUndecided(idea),
  });
}

/** Whether this person may say which conversations it answers: whoever may read it, guests only of their own. */
export function mayLink(idea: Idea, viewer: Person, holdsReceipt = false): boolean {
  if (idea.status === 'merged') return false;
  return holdsReceipt || maySee(idea, viewer, ALONE) === 'whole';
}

/** Taking back what was just sent. */
export function mayUndoSending(
  idea: Pick<Idea, 'author' | 'createdAt'>,
  viewer: Person,
  { isInUse, holdsReceipt, now }: { readonly isInUse: boolean; readonly holdsReceipt: boolean; readonly now: Date },
): 'yes' | 'not_yours' | 'too_late' | 'in_use' {
  if (!isOwn(idea, viewer, holdsReceipt)) return 'not_yours';
  if (now.getTime() - idea.createdAt.getTime() > UNDO_WINDOW_MS) return 'too_late';
  return isInUse ? 'in_use' : 'yes';
}

/** Whether this person's vote would count, if it is not cast already: nobody votes for what is their own. */
export function mayVoteOn(idea: Idea, viewer: Person, holdsReceipt = false): boolean {
  const mayRead = maySee(idea, viewer, ALONE) === 'whole';
  return (
    may('vote', viewer, { mayRead, isOpenToAll: idea.audience === 'everyone' }) &&
    isOpen(idea) &&
    !isOwn(idea, viewer, holdsReceipt)
  );
}

/** What this person may do with it. @param isFor whether they are for it already */
export function ideaRights(
  idea: Idea,
  viewer: Person,
  facts: { readonly isFor: boolean; readonly isInUse: boolean; readonly holdsReceipt: boolean; readonly now: Date },
): IdeaRights {
  const { isFor, holdsReceipt } = facts;
  return {
    edit: mayEditIdea(idea, viewer, holdsReceipt),
    undo: mayUndoSending(idea, viewer, facts) === 'yes',
    link: mayLink(idea, viewer, holdsReceipt),
    vote: mayVoteOn(idea, viewer, holdsReceipt) && !isFor,
    takeVoteBack: isFor && isOpen(idea),
  };
}
