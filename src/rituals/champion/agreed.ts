import type { Agreement, RotationFacts, Why } from './rotation-facts.ts';

/** What was agreed or told about a term, by its number: who holds it, and whose turn it is then. */
export interface Pin {
  readonly by: 'agreement' | 'hand' | 'announcement';
  readonly number: number;
  readonly turnOfId: string;
  readonly holderId: string;
  /** When its holder agreed: whoever left the pool since has given it up. Null where they were only told. */
  readonly since: Date | null;
  /** The swaps it belongs to: terms of the same number were given for each other. */
  readonly swap: number | null;
  readonly why: Why | null;
}

/** Somebody said that they can’t hold that term. */
export interface Skip {
  readonly number: number;
  readonly memberId: string;
  readonly at: Date;
  /** The rule's date of the term then; "" where nobody wrote it down. */
  readonly startsOn: string;
}

export interface Agreed {
  readonly pins: ReadonlyMap<number, Pin>;
  readonly skips: readonly Skip[];
}

/**
 * What holds about each term: what was agreed last, whoever asked first; else what its holder was told a week before.
 * Whoever agrees to a term can hold it, though they said before that they can’t.
 */
export function agreedOf({ told, agreements }: Pick<RotationFacts, 'told' | 'agreements'>): Agreed {
  const pins = new Map<number, Pin>();
  let skips: Skip[] = [];
  for (const one of told) pins.set(one.number, { ...one, by: 'announcement', since: null, swap: null });
  const inOrder = agreements.toSorted((one, other) => one.agreedAt.getTime() - other.agreedAt.getTime());
  for (const [index, agreement] of inOrder.entries()) {
    if (agreement.kind === 'skip') {
      const { number, insteadOfId: memberId, agreedAt: at, startsOn } = agreement;
      skips.push({ number, memberId, at, startsOn });
      continue;
    }
    for (const pin of pinsOf(agreement, pins, index)) {
      pins.set(pin.number, pin);
      skips = skips.filter(({ number, memberId }) => number !== pin.number || memberId !== pin.holderId);
    }
  }
  return { pins, skips };
}

/** A swap leaves the turns as they were; whoever takes over, or is set by hand, has their own turn then. */
function pinsOf(agreement: Agreement, pins: Map<number, Pin>, swap: number): Pin[] {
  const { kind, number, otherNumber, doerId, insteadOfId, agreedAt: since } = agreement;
  if (doerId === null) return [];
  if (kind !== 'swap' || otherNumber === null) {
    const by = kind === 'set_by_hand' ? 'hand' : 'agreement';
    return [{ by, number, holderId: doerId, turnOfId: doerId, since, swap: null, why: null }];
  }
  const halves = [
    { number, holderId: doerId, fromId: insteadOfId },
    { number: otherNumber, holderId: insteadOfId, fromId: doerId },
  ];
  return halves.map(({ number: of, holderId, fromId }) => {
    const before = pins.get(of);
    const isTheirs = before?.holderId === fromId;
    if (before && isTheirs && before.swap !== null) merge(pins, before.swap, swap);
    const turnOfId = before && isTheirs ? before.turnOfId : fromId;
    return { by: 'agreement', number: of, holderId, turnOfId, since, swap, why: null };
  });
}

/** Who swaps a term that they got by a swap stands for all of them. */
function merge(pins: Map<number, Pin>, from: number, to: number): void {
  for (const pin of pins.values()) if (pin.swap === from) pins.set(pin.number, { ...pin, swap: to });
}
