import type { Moment } from '../record/record.ts'
import { duration } from './format.ts'

/** What happened, in a sentence. */
export function momentWords(moment: Moment): string {
  const where = 'by' in moment && moment.by === 'other-tab' ? ', told by another tab' : ''
  switch (moment.type) {
    case 'gate-closed':
      // Its window may have passed while the answer was on its way.
      return `Rate limit closed for ${duration(Math.max(0, moment.until - moment.at))}${where}`
    case 'gate-opened':
      return 'Rate limit open again'
    case 'session-started':
      return `Session started${where}`
    case 'session-ended':
      return `Session ended${where}: caches are empty`
    case 'session-expired':
      return 'Session expired: a sign-in is needed'
    case 'refreshed':
      return `Credential ${outcomes[moment.outcome]} after ${duration(moment.milliseconds)}`
    case 'live':
      return `Live connection: ${moment.status}`
  }
}

const outcomes = { renewed: 'refreshed', refused: 'refresh refused', unreachable: 'refresh without an answer' } as const
