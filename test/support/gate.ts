/** Something at which work waits until the test lets it go on. */
export interface Gate {
  /** Resolves when somebody has come to it. */
  readonly reached: Promise<void>;
  /** Waits for `open`; goes straight on afterwards. */
  pass(): Promise<void>;
  open(): void;
}

export function gate(): Gate {
  const [reached, arrive] = event();
  const [opened, open] = event();
  return {
    reached,
    open,
    pass() {
      arrive();
      return opened;
    },
  };
}

function event(): [Promise<void>, () => void] {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return [happened, () => happen()];
}
