import type { ReactNode } from 'react';

/** A block or element that the page cannot draw stands there visibly, so nobody takes it for an empty post. */
export function Unsupported({ what }: { what: string }): ReactNode {
  return <div className="unsupported">unsupported block: {what}</div>;
}
