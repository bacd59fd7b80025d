/** One idea, as far as the figures of a year count it. */
export interface CountedIdea {
  readonly sentAt: Date;
  /** By when it was to be acknowledged and decided; null when nothing was promised, as for what was imported. */
  readonly acknowledgeBy: Date | null;
  readonly decideBy: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly doneAt: Date | null;
  /** Working days from its sending to its decision; null while there is none. */
  readonly daysToDecision: number | null;
  readonly outcome: string;
  /** It stands for nothing of its own any more: its answer is that of another. */
  readonly isMerged: boolean;
}

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** How a workspace answers its ideas, as counts that nobody can be ranked by. */
export interface IdeaFigures {
  readonly sent: number;
  readonly perHead: { readonly ideas: number; readonly members: number } | null;
  readonly acknowledged: Share;
  readonly decided: Share;
  /** Median in working days, and on how many decisions it stands; null without one. */
  readonly decision: { readonly days: number; readonly of: number } | null;
  readonly done: number;
  /** Of what was done, the most frequent first; "" for what has none. */
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
}

/** @param since when the year began: what was sent since counts for all but what was done, which counts by when it was done */
export function ideaFigures(
  all: readonly CountedIdea[],
  { since, members, now }: { readonly since: Date; readonly members: number; readonly now: Date },
): IdeaFigures {
  const sent = all.filter(({ sentAt }) => sentAt >= since);
  const answered = sent.filter(({ isMerged }) => !isMerged);
  const days = answered.flatMap(({ daysToDecision }) => (daysToDecision === null ? [] : [daysToDecision]));
  const done = all.filter(({ doneAt, isMerged }) => doneAt !== null && doneAt >= since && !isMerged);
  return {
    sent: sent.length,
    perHead: members === 0 ? null : { ideas: sent.length / members, members },
    acknowledged: inTime(answered, 'acknowledgeBy', 'acknowledgedAt', now),
    decided: inTime(answered, 'decideBy', 'decidedAt', now),
    decision: days.length === 0 ? null : { days: median(days), of: days.length },
    done: done.length,
    outcomes: countOutcomes(done),
  };
}

/** Of what was promised and either kept or run out: what still has time says nothing yet. */
function inTime(
  all: readonly CountedIdea[],
  promised: 'acknowledgeBy' | 'decideBy',
  kept: 'acknowledgedAt' | 'decidedAt',
  now: Date,
): Share {
  const judged = all.flatMap((idea) => {
    const [by, at] = [idea[promised], idea[kept]];
    return by === null || (at === null && now <= by) ? [] : [at !== null && at <= by];
  });
  return { count: judged.filter((isKept) => isKept).length, of: judged.length };
}

function countOutcomes(done: readonly CountedIdea[]): IdeaFigures['outcomes'] {
  const counts = new Map<string, number>();
  for (const { outcome } of done) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .map(([outcome, count]) => ({ outcome, count }))
    .sort((one, other) => other.count - one.count || (one.outcome < other.outcome ? -1 : 1));
}

/** The middle of a list that is not empty; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}
