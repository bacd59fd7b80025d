/**
 * Loaded before a measured program (`node --import`): answers its parent's questions about CPU and memory over the IPC
 * channel, and lets the program end as if it were not there. The same in ours and in the bare ones.
 */
export interface Gauge {
  /** User and system CPU time so far, in milliseconds. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** After a collection when the process runs with --expose-gc. */
  readonly heapBytes: number;
}

process.on('message', (question) => {
  if (question !== 'gauge') return;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed } satisfies Gauge);
});
process.channel?.unref();
