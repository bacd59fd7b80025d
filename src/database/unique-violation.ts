import { Prisma } from '../generated/sqlite/client.ts';

/** Whether a write failed because its row exists. Which key it was differs between databases, so it is not told. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
