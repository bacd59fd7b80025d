import { createContext, useContext } from 'react';
import type { PageChannel, PagePerson } from '../../protocol.ts';
import type { Reader } from './slack-date.ts';

/** Who reads, when, and whom and what their texts may name. */
export interface Reading {
  readonly reader: Reader;
  readonly people: Readonly<Record<string, PagePerson>>;
  readonly channels: readonly PageChannel[];
  readonly meId: string;
}

export const ReadingContext = createContext<Reading | null>(null);

/** The present reading; only inside a `ReadingContext`. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('This component stands outside a ReadingContext.');
  return reading;
}
