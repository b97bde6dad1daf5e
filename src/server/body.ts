import type { SteadyClock } from '../client/clock.ts'

/** What came of reading a body: its text, or the status and the sentence that refuse it. */
export type ReadBody = { text: string } | { status: 400 | 408 | 413; sentence: string }

/** Reads a body up to `limit` bytes, for at most `milliseconds`. */
export async function readBody(request: Request, limit: number, milliseconds: number, clock: SteadyClock): Promise<ReadBody> {
  const tooLarge = { status: 413 as const, sentence: `The body has more than ${limit} bytes` }
  if (Number(request.headers.get('content-length')) > limit) return tooLarge
  if (!request.body) return { text: '' }
  const reader = request.body.getReader()
  const late = new Promise<'late'>((resolve) => {
    const cancel = clock.after(milliseconds, () => resolve('late'))
    reader.closed.catch(() => undefined).finally(cancel)
  })
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const step = await Promise.race([reader.read(), late])
      if (step === 'late') {
        void reader.cancel().catch(() => undefined)
        return { status: 408, sentence: 'The body took too long to arrive' }
      }
      if (step.done) break
      size += step.value.byteLength
      if (size > limit) {
        void reader.cancel().catch(() => undefined)
        return tooLarge
      }
      chunks.push(step.value)
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(joined(chunks, size)) }
  } catch {
    return { status: 400, sentence: 'The body broke off, or is no UTF-8' }
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
