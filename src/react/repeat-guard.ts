/** Keeps one hook from sending the same write twice at once, as a double click does. TanStack gives each mutation a `context` of its own. */
export interface RepeatGuard {
  /**
   * A mutation begins: it joins the one with the same input that is under way. Called at once, since TanStack may let a mutation wait
   * for the network until the one that it joins has ended.
   */
  begin(input: unknown, context: object): void
  /** Sends the write, or waits for the one that it has joined. */
  run<Output>(context: object, send: () => Promise<Output>): Promise<Output>
  /** The mutation with this context has ended, after all its retries. */
  end(context: object, output: unknown, error: unknown): void
}

interface UnderWay {
  input: unknown
  context: object
  /** Settles as the mutation does. */
  outcome: Promise<unknown>
  settle: (outcome: Promise<unknown>) => void
}

export function createRepeatGuard(): RepeatGuard {
  let underWay: UnderWay[] = []
  const joined = new WeakMap<object, Promise<unknown>>()
  return {
    begin(input, context) {
      const same = underWay.find((write) => isSame(write.input, input))
      if (same) joined.set(context, same.outcome)
      else underWay.push(begin(input, context))
    },
    run: <Output>(context: object, send: () => Promise<Output>): Promise<Output> =>
      (joined.get(context) as Promise<Output> | undefined) ?? send(),
    end(context, output, error) {
      const ended = underWay.filter((write) => write.context === context)
      underWay = underWay.filter((write) => write.context !== context)
      for (const { settle } of ended) settle(error ? Promise.reject(error) : Promise.resolve(output))
    },
  }
}

function begin(input: unknown, context: object): UnderWay {
  let settle: UnderWay['settle'] = () => undefined
  const outcome = new Promise<unknown>((resolve) => {
    settle = resolve
  })
  // Where nothing has joined it, its failure is the mutation's alone.
  outcome.catch(() => undefined)
  return { input, context, outcome, settle }
}

/** Whether two inputs say the same. Files, dates and other objects with a class are the same only if they are one. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))
}
