/**
 * Runs something while the page is awake: it ends when the browser freezes the page or keeps it for the back button, so that other
 * tabs need not wait for this one, and starts again afterwards. Returns a function that stops it for good.
 */
export function whileAwake(start: (isAgain: boolean) => () => void): () => void {
  let stop: (() => void) | undefined = start(false)
  const sleep = (): void => {
    stop?.()
    stop = undefined
  }
  const wake = (): void => {
    stop ??= start(true)
  }
  const events = [
    { target: globalThis.document, name: 'freeze', listener: sleep },
    { target: globalThis.document, name: 'resume', listener: wake },
    { target: globalThis.window, name: 'pagehide', listener: sleep },
    { target: globalThis.window, name: 'pageshow', listener: wake },
  ]
  // Not every platform with React has a page.
  for (const { target, name, listener } of events) target?.addEventListener?.(name, listener)
  return () => {
    for (const { target, name, listener } of events) target?.removeEventListener?.(name, listener)
    sleep()
  }
}
