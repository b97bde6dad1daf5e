import { useSyncExternalStore } from 'react'

interface SignInRequest {
  promise: Promise<void>
  resolve: () => void
  reject: (reason: Error) => void
}

/** Somebody wants to sign in; `done` or `cancel` says how it went. */
let open: SignInRequest | undefined
const listeners = new Set<() => void>()

/** Opens the one dialog; resolves once the person has signed in, rejects if they do not want to. */
export function requestSignIn(): Promise<void> {
  if (!open) {
    let settlers = {} as Pick<SignInRequest, 'resolve' | 'reject'>
    const promise = new Promise<void>((resolve, reject) => {
      settlers = { resolve, reject }
    })
    open = { promise, ...settlers }
    tell()
  }
  return open.promise
}

/** The person has signed in. */
export const done = (): void => settle(({ resolve }) => resolve())

/** The person has closed the dialog. */
export const cancel = (): void => settle(({ reject }) => reject(new DOMException('Not now', 'AbortError')))

/** Whether the dialog is open. */
export const useIsSignInOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open !== undefined,
  )

function settle(how: (request: SignInRequest) => void): void {
  if (!open) return
  how(open)
  open = undefined
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
