import type { Colleague } from './idea.ts';

/** Why somebody hears of it: they sent it, or one that is part of it, or are for it, or review or own it. */
export const ROLES = ['author', 'merged', 'voter', 'reviewer', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who is to hear of what happened to an idea. `memberId` is null for who sent it without a name. */
export interface NewNews {
  readonly ideaId: string;
  readonly memberId: string | null;
  readonly role: Role;
}

/** An idea, as far as it matters who hears of it. */
export interface Concerned {
  readonly id: string;
  readonly author: Colleague | null;
  readonly isNameless: boolean;
}

/** What voters hear of: all that is decided. That it was read is between the reviewers and whoever sent it. */
const VOTERS_HEAR: readonly string[] = ['exploring', 'doing', 'declined', 'done', 'merged', 'reopened', 'taken_back'];

/** What nobody but the reviewers hears of. */
const INTERNAL: readonly string[] = ['owner_given', 'owner_left', 'published', 'answered'];

/**
 * Who hears of what happened to `root`, each once: whoever sent it and whoever sent what is part of it, always; those who
 * are for it where it was decided, besides whoever did it.
 */
export function whoHears(
  act: string,
  {
    root,
    parts,
    voterIds,
    actorId,
  }: {
    readonly root: Concerned;
    /** What was merged into it. */
    readonly parts: readonly Concerned[];
    readonly voterIds: readonly string[];
    readonly actorId: string | null;
  },
): NewNews[] {
  if (INTERNAL.includes(act)) return [];
  const authors = [...sentBy(root, 'author'), ...parts.flatMap((part) => sentBy(part, 'merged'))];
  const once = authors.filter(
    ({ memberId }, index) => memberId === null || authors.findIndex((one) => one.memberId === memberId) === index,
  );
  if (!VOTERS_HEAR.includes(act)) return once;
  const told = new Set(once.map(({ memberId }) => memberId));
  const voters = [...new Set(voterIds)].filter((id) => id !== actorId && !told.has(id));
  return [...once, ...voters.map((memberId): NewNews => ({ ideaId: root.id, memberId, role: 'voter' }))];
}

function sentBy({ id, author, isNameless }: Concerned, role: 'author' | 'merged'): NewNews[] {
  if (author === null && !isNameless) return [];
  return [{ ideaId: id, memberId: author?.id ?? null, role }];
}
