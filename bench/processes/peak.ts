/**
 * Loaded before a measured program (`node --import`): writes the most memory that it held, in bytes, to its file 3 when it
 * ends. Looked at by itself, because what the system remembers of a process counts its parent in.
 */
import { writeSync } from 'node:fs';

const EVERY_MS = 20;

let peak = 0;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
setInterval(look, EVERY_MS).unref();
process.on('exit', () => {
  look();
  writeSync(3, String(peak));
});
