/** Hears of the resets of forms in a document or shadow root. */
export interface ResetWatch {
  /** Listens in this root until the function it gives is called. */
  within: (root: Node) => () => void
}

/**
 * Calls back when a form has been reset by a person or the application: not when a listener prevents it, and not when React
 * empties a form because its `action` has run.
 */
export function watchResets(onReset: (form: EventTarget) => void): ResetWatch {
  const users = new Map<Node, number>()
  const expectsReset = new WeakSet<EventTarget>()

  const onSubmitEvent = (event: Event): void => {
    const { target, submitter } = event as SubmitEvent
    if (target && isReactAction(target as HTMLElement, submitter)) expectsReset.add(target)
  }
  const onResetEvent = ({ target, defaultPrevented }: Event): void => {
    if (target && !expectsReset.delete(target) && !defaultPrevented) onReset(target)
  }
  return {
    within: (root) => {
      if (!users.has(root)) {
        root.addEventListener('submit', onSubmitEvent, { capture: true })
        // After React's own listeners, which may prevent it.
        root.addEventListener('reset', onResetEvent)
      }
      users.set(root, (users.get(root) ?? 0) + 1)
      return () => {
        const left = (users.get(root) ?? 1) - 1
        if (left > 0) return void users.set(root, left)
        users.delete(root)
        root.removeEventListener('submit', onSubmitEvent, { capture: true })
        root.removeEventListener('reset', onResetEvent)
      }
    },
  }
}

/** React 19 gives a form or button whose action is a function an address that throws. */
const isReactAction = (form: HTMLElement, submitter: HTMLElement | null): boolean =>
  /^javascript:throw/.test(submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '')
