import os from 'node:os';

/** What the figures were taken on, in one line, with how busy the machine was with other things at the start. */
export function machineFacts(): string {
  const [cpu] = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  const load = os
    .loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
  return `Node ${process.version}, ${os.type()} ${os.arch()}, ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${memory}; load before (1, 5, 15 min): ${load}`;
}
