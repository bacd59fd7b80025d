import { isUniqueViolation } from './unique-violation.ts';

/**
 * Makes something once per act of a person, however often the act arrives: gives what an earlier arrival made, or what
 * a twin made at this very moment.
 * @param steps.find looks outside any transaction for what the act made; null when it made nothing yet
 * @param steps.make makes it in a transaction of its own, under a unique key of the act
 */
export async function oncePerAct<T>(steps: {
  readonly find: () => Promise<T | null>;
  readonly make: () => Promise<T>;
}): Promise<T> {
  const earlier = await steps.find();
  if (earlier !== null) return earlier;
  try {
    return await steps.make();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const twin = await steps.find();
    if (twin === null) throw error;
    return twin;
  }
}
