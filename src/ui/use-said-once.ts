import { useEffect, useState } from 'react'
import { useLisaClient } from '../index.ts'
import { isFirstToSay } from './shared-by-client.ts'

/** Most screen readers miss a live region that comes together with its text: it has to be there before. */
export const untilHeard = 100

/** In milliseconds. The text stays long enough to be announced, then goes, so that a screen reader does not read it twice. */
const untilGone = 5_000

/**
 * The text for a live region that says it once: a moment after it came or changed, or happened again as another `event`.
 * Empty before, after it has been heard, and where another component has just said the same.
 */
export function useSaidOnce(text: string, event?: unknown): string {
  const client = useLisaClient()
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happens again is said again
  useEffect(() => {
    const { clock } = client.options
    setSaid('')
    let stop = clock.after(untilHeard, () => {
      if (text === '' || !isFirstToSay(client, text, setSaid)) return
      setSaid(text)
      stop = clock.after(untilGone, () => setSaid(''))
    })
    return () => stop()
  }, [text, event, client])
  return said
}
