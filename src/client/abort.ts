/** Throws what the signal was aborted with. (React Native's signals have no `throwIfAborted`.) */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortReason(signal)
}

/** What the signal was aborted with; an `AbortError` where the platform does not say, as in React Native. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason === undefined ? namedError('AbortError', 'The request was called off') : signal.reason
}

/** A `DOMException` of this name; a plain `Error` where there are none, as in React Native. */
export function namedError(name: 'AbortError' | 'TimeoutError', message: string): Error {
  if (typeof DOMException !== 'undefined') return new DOMException(message, name)
  return Object.assign(new Error(message), { name })
}
