import type { Settings } from './settings.ts'

/** `Retry-After` as it stands in the header; a date is so much later than `now`, in epoch milliseconds. */
export function retryAfterHeader({ retryAfter, unit }: Settings, now: number): string | undefined {
  if (retryAfter === undefined) return undefined
  if (unit === 'date') return new Date(now + retryAfter * 1_000).toUTCString()
  return unit === 'fraction' && Number.isInteger(retryAfter) ? retryAfter.toFixed(1) : String(retryAfter)
}

/** What the sandbox is told to do to one request, as its `X-Sandbox-Incident` header; empty where it is to do as LiSA does. */
export function incidentFor(settings: Settings, now: number): string {
  const { connection, body, quota, latency } = settings
  const status = quota === 'used-up' ? 429 : settings.status
  const retryAfter = retryAfterHeader(settings, now + latency)
  return new URLSearchParams({
    ...(status !== undefined && { status: String(status) }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(latency > 0 && { latency: String(latency) }),
    ...onConnection[connection],
    ...inBody[body],
  }).toString()
}

const onConnection: Record<Settings['connection'], Record<string, string>> = {
  answers: {},
  cut: { drop: '1' },
  'cut-after': { drop: '1', applied: '1' },
  'cut-half': { truncate: '1' },
  silent: { hang: '1' },
  offline: {},
}

const inBody: Record<Settings['body'], Record<string, string>> = {
  documented: {},
  html: { html: '1' },
  shape: { wrongShape: '1' },
  empty: { empty: '1' },
}

/** The same in a sentence or two. */
export function whatHappens(settings: Settings): string {
  const { request, connection, credential, latency, times } = settings
  if (connection === 'offline') return 'Nothing leaves the device until you connect it again.'
  const isWrite = request !== 'read'
  const fate = fateOf(settings)
  const sentences = [
    fate && `${whom[times](isWrite ? 'write' : 'read')} ${fate}.`,
    !fate && credential === 'expired' && 'The credential has expired: LiSA answers 401.',
    !fate && credential === 'read-only' && isWrite && 'The credential may only read: LiSA answers 403.',
    !fate && (credential === 'good' || (credential === 'read-only' && !isWrite)) && 'LiSA answers as it does.',
    latency > 0 && `Each takes ${latency.toLocaleString('en')} ms longer.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

const whom: Record<Settings['times'], (request: string) => string> = {
  once: (request) => `The first ${request}`,
  thrice: (request) => `Each of the first three ${request}s`,
  always: (request) => `Every ${request}`,
}

/** What befalls a request; empty if nothing does. */
function fateOf(settings: Settings): string {
  const { connection, body, quota, status } = settings
  if (connection === 'cut') return 'is cut off before an answer'
  if (connection === 'cut-after') return 'takes effect, and is cut off before the answer'
  if (connection === 'silent') return 'gets no answer, and is given up after a second'
  const header = retryAfterHeader(settings, Date.now())
  const wait = settings.unit === 'date' ? `a date ${settings.retryAfter} s ahead` : header
  const extras = [bodies[body], header && `Retry-After: ${wait}`].filter(Boolean).join(' and ')
  const answered = quota === 'used-up' ? 'meets a used-up quota: 429' : status && `is answered ${status}`
  const isCut = connection === 'cut-half'
  if (!answered && !extras && !isCut) return ''
  return `${answered || 'is answered'}${extras && ` with ${extras}`}${isCut ? ', and the answer breaks off half way' : ''}`
}

const bodies: Record<Settings['body'], string> = {
  documented: '',
  html: 'a page of HTML',
  shape: 'JSON of another shape',
  empty: 'an empty body',
}
