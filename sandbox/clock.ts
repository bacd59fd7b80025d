import { type Clock, systemClock, type Timer } from '../src/clock.ts';

export interface AdvanceOptions {
  /** Awaited after each timer that fired, so that what it started can finish before the next one. */
  readonly between?: () => Promise<void>;
}

/** A clock one can move. Frozen, it stands still until it is moved; running, real time flows on top of the moves. */
export interface MovableClock extends Clock {
  /** Corrects the wall to `date`, as somebody who sets a machine's clock: timers neither fire nor shift. */
  set(date: Date): void;
  /** Like `set`, relative; negative goes back. */
  jump(milliseconds: number): void;
  /** Lets time pass: wall and monotonic time move on, and due timers fire in the order of their instants, one per turn of the event loop. */
  advance(milliseconds: number, options?: AdvanceOptions): Promise<void>;
  /** Advances to `date`; does nothing when that has passed. */
  advanceTo(date: Date, options?: AdvanceOptions): Promise<void>;
  /** Lets time pass unseen, as a machine that sleeps: afterwards everything overdue fires once, at the new instant. */
  leap(milliseconds: number): Promise<void>;
  run(): void;
  freeze(): void;
  /** When the next armed timer is due on the wall; null when none is armed. */
  nextTimer(): Date | null;
}

interface ArmedTimer {
  readonly due: number;
  readonly sequence: number;
  readonly wake: () => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @param start the first wall time; the clock is frozen unless `running`. */
export function movableClock(start: Date, options: { running?: boolean } = {}): MovableClock {
  const timers = new Set<ArmedTimer>();
  let sequence = 0;
  let moved = 0;
  let wallStart = start.getTime();
  let runningSince: number | null = options.running ? systemClock.monotonic() : null;
  let alarm: Timer | null = null;

  const monotonic = (): number => moved + (runningSince === null ? 0 : systemClock.monotonic() - runningSince);

  function earliest(): ArmedTimer | undefined {
    let first: ArmedTimer | undefined;
    for (const timer of timers) {
      if (!first || timer.due < first.due || (timer.due === first.due && timer.sequence < first.sequence))
        first = timer;
    }
    return first;
  }

  function setAlarm(): void {
    alarm?.cancel();
    alarm = null;
    const next = earliest();
    if (runningSince === null || !next) return;
    alarm = systemClock.after(Math.max(0, next.due - monotonic()), () => {
      fireDue();
      setAlarm();
    });
  }

  function fireDue(): void {
    for (let next = earliest(); next && next.due <= monotonic(); next = earliest()) {
      timers.delete(next);
      next.wake();
    }
  }

  async function advance(milliseconds: number, { between = nextTurn }: AdvanceOptions = {}): Promise<void> {
    const target = monotonic() + milliseconds;
    for (let next = earliest(); next && next.due <= target; next = earliest()) {
      moved += Math.max(0, next.due - monotonic());
      timers.delete(next);
      next.wake();
      await nextTurn();
      await between();
    }
    moved += Math.max(0, target - monotonic());
    setAlarm();
    await nextTurn();
  }

  const now = (): Date => new Date(wallStart + monotonic());

  return {
    now,
    monotonic,
    after(milliseconds, wake) {
      const timer = { due: monotonic() + Math.max(0, milliseconds), sequence: sequence++, wake };
      timers.add(timer);
      setAlarm();
      return {
        cancel() {
          timers.delete(timer);
        },
      };
    },
    set(date) {
      wallStart = date.getTime() - monotonic();
    },
    jump(milliseconds) {
      wallStart += milliseconds;
    },
    advance,
    advanceTo: (date, how) => advance(Math.max(0, date.getTime() - now().getTime()), how),
    async leap(milliseconds) {
      moved += Math.max(0, milliseconds);
      fireDue();
      setAlarm();
      await nextTurn();
    },
    run() {
      runningSince ??= systemClock.monotonic();
      setAlarm();
    },
    freeze() {
      moved = monotonic();
      runningSince = null;
      setAlarm();
    },
    nextTimer() {
      const next = earliest();
      return next ? new Date(wallStart + next.due) : null;
    },
  };
}
