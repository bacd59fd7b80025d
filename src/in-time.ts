import type { Clock } from './clock.ts';

/** Whether the work ends within so many milliseconds. It is not broken off. @throws what it rejects with in that time */
export async function inTime(work: Promise<unknown>, milliseconds: number, clock: Clock): Promise<boolean> {
  let giveUp = (): void => undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    giveUp = () => resolve(false);
  });
  const timer = clock.after(milliseconds, giveUp);
  return Promise.race([work.then(() => true), tooLate]).finally(() => timer.cancel());
}
