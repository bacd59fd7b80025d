import { randomBytes } from 'node:crypto';

const MOST = 2 ** 26;

/**
 * A UUID of version 7 for the record of this number: those made at one instant stand in the order of their numbers.
 * Prisma makes such ids by itself; this is for rows that do not go through it.
 */
export function orderedId(at: Date, number: number): string {
  const milliseconds = at.getTime().toString(16).padStart(12, '0');
  const order = number % MOST;
  const high = (order >>> 14).toString(16).padStart(3, '0');
  const low = (0x8000 | (order & 0x3fff)).toString(16);
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${high}-${low}-${randomBytes(6).toString('hex')}`;
}
