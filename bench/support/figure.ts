import type { Provider } from '../../src/database.ts';

/** What a run of the bench was asked for. */
export interface BenchOptions {
  /** Smaller amounts, for a look in passing. */
  readonly quick: boolean;
  readonly providers: readonly Provider[];
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** What is compared with the aim; null where there is only something to know. */
  readonly value: number | null;
  readonly aim: number | null;
  /** Behind value and aim: "s", "B", "" for ratios. */
  readonly unit: '' | 's' | 'B';
  /** The absolute figures behind the value, in words. */
  readonly absolute: string;
}

export interface Figure {
  /** For --only. */
  readonly name: string;
  readonly title: string;
  /** Whether it runs the compiled bot. */
  readonly needsBuild: boolean;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  measure(options: BenchOptions): Promise<Row[]>;
}
