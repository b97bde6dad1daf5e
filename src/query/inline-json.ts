import type { PrefetchedState } from './prefetched.ts'

/**
 * A state as JSON that may stand inside of a `<script>`, for a server that writes its HTML itself: no text in it ends the element or
 * the line. `JSON.parse` reads it back.
 */
export function inlineJson(state: PrefetchedState): string {
  return JSON.stringify(state).replace(/[<>&\u2028\u2029]/g, escaped)
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
