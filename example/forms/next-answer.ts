import { useSyncExternalStore } from 'react'

/** What LiSA can be made to answer to the next write, as the sandbox's `X-Sandbox-Incident` header says it. */
export const answers = [
  { label: 'What LiSA decides', incident: '' },
  { label: '401 Nobody is signed in', incident: 'status=401' },
  { label: '403 The scope is missing', incident: 'status=403' },
  { label: '409 Changed by somebody else', incident: 'status=409' },
  { label: '413 Too large', incident: 'status=413' },
  { label: '429 Too many requests', incident: 'status=429&retryAfter=5' },
  { label: '500 It broke', incident: 'status=500' },
  { label: 'Nothing: saved, then cut off', incident: 'drop=1&applied=1' },
  { label: 'Nothing: cut off, not saved', incident: 'drop=1' },
] as const

let chosen = ''
const listeners = new Set<() => void>()

/** Chooses what happens to the next write. */
export function chooseNextAnswer(incident: string): void {
  chosen = incident
  for (const listener of listeners) listener()
}

/** What was chosen; the write after this one is LiSA's again. */
export function takeNextAnswer(): string {
  const taken = chosen
  if (taken) chooseNextAnswer('')
  return taken
}

/** What is chosen now. */
export const useNextAnswer = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
