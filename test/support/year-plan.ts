import { SIXTY } from './many-people.ts';

/** What somebody does at an instant of the year. */
export type Deed = { readonly at: Date } & (
  | { readonly kind: 'logs'; readonly item: number; readonly who: string }
  | { readonly kind: 'assigns'; readonly item: number; readonly to: string }
  | { readonly kind: 'takes' | 'answers' | 'learns' | 'closes'; readonly item: number; readonly who: string }
  | { readonly kind: 'pauses'; readonly who: string; readonly until: string; readonly standIn: string | null }
  | { readonly kind: 'comes back'; readonly who: string }
);

/** Somebody wants to be left in peace: from an instant until a local date, or until they came back before. */
export interface Pause {
  readonly who: string;
  readonly from: Date;
  readonly until: string;
  readonly back: Date | null;
  readonly standIn: string | null;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ITEMS = 80;
const PAUSES = 24;

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A year of sixty people from `start` on: customers at any hour, most answered in time, some late, some never. */
export function planYear(start: Date): { readonly deeds: readonly Deed[]; readonly pauses: readonly Pause[] } {
  const next = chance(20_261_117);
  const anybody = (): string => SIXTY[next(SIXTY.length)]?.name ?? '';
  const after = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * HOUR + next(60) * 60_000);
  const items = Array.from({ length: ITEMS }, (_, item) => feedback(item));
  const pauses = Array.from({ length: PAUSES }, (_, index) => pause(index));
  const deeds = [...items.flat(), ...pauses.flatMap(deedsOf)];
  return { deeds: deeds.toSorted((one, other) => one.at.getTime() - other.at.getTime()), pauses };

  function feedback(item: number): Deed[] {
    const [who, to] = [anybody(), anybody()];
    // Two of five come in one hour of a fair.
    const day = Math.floor(item / 5) * ((5 * 340) / ITEMS) + (item % 5 < 2 ? 0 : next(7));
    const logged = after(start, day * 24 + (item % 5 < 2 ? 3 : next(24)));
    const owned = after(logged, item % 10 === 0 ? 120 + next(48) : next(20));
    const answered = after(owned, item % 12 === 1 ? 24 * (10 + next(10)) : next(110));
    const learned = after(answered, 24 * (1 + next(9)));
    return [
      { kind: 'logs', item, who, at: logged },
      item % 3 === 0 ? { kind: 'takes', item, who: to, at: owned } : { kind: 'assigns', item, to, at: owned },
      ...(item % 30 === 17 ? [{ kind: 'closes', item, who: to, at: answered } as const] : []),
      ...(item % 30 === 17 ? [] : [{ kind: 'answers', item, who: to, at: answered } as const]),
      ...(item % 30 === 17 ? [] : [{ kind: 'learns', item, who: to, at: learned } as const]),
    ];
  }

  /** Those with odd numbers are paused, those with even ones stand in. */
  function pause(index: number): Pause {
    const from = after(start, (5 + index * 14) * 24 + next(24));
    const until = new Date(from.getTime() + (4 + next(14)) * DAY).toISOString().slice(0, 10);
    const back = index % 4 === 3 ? after(from, 60) : null;
    const standIn = index % 2 === 0 ? (SIXTY[(index * 2 + 10) % 60]?.name ?? null) : null;
    return { who: SIXTY[(index * 2 + 7) % 60]?.name ?? '', from, until, back, standIn };
  }
}

function deedsOf({ who, from, until, back, standIn }: Pause): Deed[] {
  const begins = { kind: 'pauses', who, until, standIn, at: from } as const;
  return back === null ? [begins] : [begins, { kind: 'comes back', who, at: back }];
}
