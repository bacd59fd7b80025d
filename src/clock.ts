/** A timer that can be given up. */
export interface Timer {
  cancel(): void;
}

/** The only source of time. Decisions never see it: they take `now` as an argument. */
export interface Clock {
  /** Wall time; it may jump in either direction. */
  now(): Date;
  /** Milliseconds from an arbitrary start; never jumps. For deadlines and durations. */
  monotonic(): number;
  /** Calls `wake` once, after `milliseconds` of this clock's time. It never keeps the process alive by itself. */
  after(milliseconds: number, wake: () => void): Timer;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  after(milliseconds, wake) {
    const timeout = setTimeout(wake, milliseconds);
    timeout.unref();
    return { cancel: () => clearTimeout(timeout) };
  },
};
