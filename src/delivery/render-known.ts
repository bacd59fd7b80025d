import type { Rendered } from './delivery-kind.ts';
import type { MessageSubject } from './message-subjects.ts';

/**
 * Renders a message and keeps what it shows as what it speaks of; then renders it once more. So nothing stands in it that
 * was erased before anybody knew that it spoke of that.
 * @param keep tells whether there was something new among it
 */
export async function renderKnown(
  render: () => Promise<Rendered>,
  keep: (subjects: readonly MessageSubject[]) => Promise<boolean>,
): Promise<Rendered> {
  for (;;) {
    const rendered = await render();
    if (rendered.kind !== 'message' || rendered.speaksOf === undefined) return rendered;
    if (!(await keep(rendered.speaksOf))) return rendered;
  }
}
