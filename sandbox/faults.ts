/** How a Web API call goes wrong. Milliseconds are real time. */
export type Fault =
  /** The connection is cut before anything is done. For a refused connection take the whole Slack down instead. */
  | { readonly kind: 'cut' }
  /** It is done at once and answered late. */
  | { readonly kind: 'late'; readonly ms: number }
  /** It is done, then the connection is cut before the answer. */
  | { readonly kind: 'answer-lost' }
  /** Neither done nor answered, until the caller gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'status'; readonly status: number; readonly done?: boolean }
  /** A proxy's page with status 200 in the place of the answer. */
  | { readonly kind: 'html'; readonly done?: boolean }
  /** 429; `retryAfter` in seconds, or null for an answer without the header. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number | null }
  /** `ok: false` with a code, not done unless said. */
  | { readonly kind: 'error'; readonly code: string; readonly done?: boolean };

type Arguments = Readonly<Record<string, unknown>>;

interface Script {
  readonly method: string;
  readonly where: (args: Arguments) => boolean;
  readonly fault: Fault;
  left: number;
}

/** Scripted mishaps per Web API method. `response_url` is a method here too. The first script that fits is used. */
export class Faults {
  readonly #scripts: Script[] = [];

  /** The next calls of `method` meet these faults, one each, in order. */
  next(method: string, ...faults: readonly Fault[]): void {
    for (const fault of faults) this.when(method, () => true, fault, 1);
  }

  /** Calls whose arguments fit meet the fault, `times` times (for ever unless said). Returns the way to end it. */
  when(
    method: string,
    where: (args: Arguments) => boolean,
    fault: Fault,
    times = Number.POSITIVE_INFINITY,
  ): () => void {
    const script = { method, where, fault, left: times };
    this.#scripts.push(script);
    return () => this.#remove(script);
  }

  /** Every call of `method` ('*': of any method) meets the fault until the returned function is called. */
  always(method: string, fault: Fault): () => void {
    return this.when(method, () => true, fault);
  }

  clear(): void {
    this.#scripts.length = 0;
  }

  /** Takes the fault that this call meets, if any. */
  take(method: string, args: Arguments): Fault | null {
    const script = this.#scripts.find((each) => (each.method === '*' || each.method === method) && each.where(args));
    if (!script) return null;
    script.left -= 1;
    if (script.left <= 0) this.#remove(script);
    return script.fault;
  }

  #remove(script: Script): void {
    const place = this.#scripts.indexOf(script);
    if (place >= 0) this.#scripts.splice(place, 1);
  }
}

/** Whether the call is carried out although its answer goes wrong. */
export function isCarriedOut(fault: Fault | null): boolean {
  if (fault === null) return true;
  switch (fault.kind) {
    case 'late':
    case 'answer-lost':
      return true;
    case 'status':
    case 'html':
    case 'error':
      return fault.done ?? false;
    case 'cut':
    case 'hang':
    case 'rate-limited':
      return false;
  }
}
