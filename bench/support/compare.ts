import type { Cost } from './loader.ts';
import { median } from './statistics.ts';

/** Two programs side by side, by the medians of their rounds. */
export interface Comparison {
  readonly ours: Cost;
  readonly bare: Cost;
  readonly cpuRatio: number;
}

/** Rounds of both in turn, after a first of each that warms up. @param run a name for the acts of one round */
export async function compare(
  ours: (run: string) => Promise<Cost>,
  bare: (run: string) => Promise<Cost>,
  quick: boolean,
): Promise<Comparison> {
  const rounds = quick ? 3 : 7;
  const costs = { ours: [] as Cost[], bare: [] as Cost[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [our, their] = [await ours(`${round}o`), await bare(`${round}b`)];
    if (round === 0) continue;
    costs.ours.push(our);
    costs.bare.push(their);
  }
  const [our, their] = [middle(costs.ours), middle(costs.bare)];
  return { ours: our, bare: their, cpuRatio: our.cpuMs / their.cpuMs };
}

function middle(costs: readonly Cost[]): Cost {
  return { cpuMs: median(costs.map(({ cpuMs }) => cpuMs)), rate: median(costs.map(({ rate }) => rate)) };
}

/** "0.40 ms of CPU (2,500/s) against 0.35 ms (2,900/s)" */
export function inWords({ ours, bare }: Comparison): string {
  const cost = ({ cpuMs, rate }: Cost): string =>
    `${cpuMs.toFixed(2)} ms of CPU, ${Math.round(rate).toLocaleString('en')}/s`;
  return `${cost(ours)}; bare ${cost(bare)}`;
}
