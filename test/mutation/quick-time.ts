/** How many times faster than real time it goes. */
const factor = 4

const all = globalThis as { isQuick?: boolean }

// The waits of a gateway are real in its tests, and most of the time that they take.
if (!all.isQuick) {
  all.isQuick = true
  const { setTimeout: wait } = globalThis
  const { now } = Date
  const elapsed = performance.now.bind(performance)
  const start = now()
  Date.now = () => Math.floor(start + (now() - start) * factor)
  performance.now = () => elapsed() * factor
  const quick = (callback: () => void, milliseconds = 0): NodeJS.Timeout => wait(callback, milliseconds / factor)
  globalThis.setTimeout = Object.assign(quick, wait)
}
