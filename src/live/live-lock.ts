/** The lead among the tabs of a browser, which one tab has at a time. */
export interface LiveLead {
  /** Waits until no other tab has it. */
  queue(): void
  /** Takes it from the tab that has it, which may be frozen. */
  steal(): void
}

/** What happens with the lead. */
export interface LeadListener {
  onHeld: () => void
  /** Another tab has taken it. */
  onStolen: () => void
  /** The browser forbids locks. */
  onRefused: () => void
}

/** The lead by a lock of the browser; once this tab has it, it keeps it until the signal aborts. */
export function createLead(
  locks: LockManager,
  name: string,
  signal: AbortSignal,
  { onHeld, onStolen, onRefused }: LeadListener,
): LiveLead {
  let isQueued = false

  const request = async (isTaken: boolean): Promise<void> => {
    let isHeld = false
    const hold = (): Promise<void> | undefined => {
      if (signal.aborted) return undefined
      isHeld = true
      if (!isTaken) isQueued = false
      onHeld()
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    }
    try {
      // The browser takes no signal together with `steal`.
      await locks.request(name, isTaken ? { steal: true } : { signal }, hold)
    } catch {
      if (signal.aborted) return
      if (isHeld) onStolen()
      else onRefused()
    }
  }
  return {
    queue() {
      if (isQueued) return
      isQueued = true
      void request(false)
    },
    steal: () => void request(true),
  }
}
