/** Runs what a visitor asks for in the player: each press once, and for each subject one after the other. */
export interface Presses {
  /** Runs `does`, unless the last press for this subject was the same and is under way or has just ended. */
  press(subject: string, what: string, does: () => Promise<void>): void
  /** Whether the component is gone, so that nothing runs any more. */
  readonly isOver: boolean
  end(): void
}

/** `repeatAfter` gives the milliseconds after which the same press is a new one. */
export function createPresses(repeatAfter: () => number): Presses {
  const last = new Map<string, { what: string; done: Promise<void> }>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let isOver = false
  return {
    get isOver() {
      return isOver
    },
    press(subject, what, does) {
      const before = last.get(subject)
      if (isOver || before?.what === what) return
      const press = { what, done: before ? before.done.then(does) : does() }
      last.set(subject, press)
      void press.done.then(() => {
        const timer = setTimeout(() => {
          timers.delete(timer)
          if (last.get(subject) === press) last.delete(subject)
        }, repeatAfter())
        timers.add(timer)
      })
    },
    end() {
      isOver = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
