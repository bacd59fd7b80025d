import { z } from 'zod';
import { STATUSES } from './idea.ts';
import type { IdeaStanding } from './idea-steps.ts';

const When = z.coerce.date().nullable();

const Before = z.object({
  status: z.enum(STATUSES),
  ownerId: z.string().nullable(),
  dueAt: When,
  clockFrom: When,
  acknowledgedAt: When,
  decidedAt: When,
  doneAt: When,
  reason: z.string(),
  isReasonPublic: z.boolean(),
  effect: z.string(),
  outcome: z.string(),
  builderIds: z.array(z.string()),
});

/** How an idea stood before a step, as its history keeps it until it can no longer be undone. */
export function writeBefore(standing: IdeaStanding): string {
  return JSON.stringify(standing);
}

/** Null for what cannot be undone. */
export function readBefore(text: string): IdeaStanding | null {
  return text === '' ? null : Before.parse(JSON.parse(text));
}
