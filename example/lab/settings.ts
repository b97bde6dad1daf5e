/** What can be chosen from, and the words for it. */
export const choices = {
  request: {
    read: 'Read a show',
    create: 'Create a show',
    stock: 'Create a product beside its list',
    notify: 'Notify of a new price',
  },
  body: { documented: 'As documented', html: 'HTML', shape: 'Another shape', empty: 'Empty' },
  connection: {
    answers: 'Answers',
    cut: 'Cut before the answer',
    'cut-after': 'Cut after it took effect',
    'cut-half': 'Cut half way',
    silent: 'Never answers',
    offline: 'No network',
  },
  credential: { good: 'Good', expired: 'Expired', 'read-only': 'Read-only' },
  quota: { free: 'As it is', 'used-up': 'Used up' },
  unit: { s: 'seconds', fraction: 'seconds, with a fraction', ms: 'milliseconds', date: 'as a date' },
  times: { once: 'Once', thrice: 'Three times', always: 'Always' },
} as const

export type ChoiceName = keyof typeof choices

/** What LiSA, the way to it and the shop are made to do. */
export type Settings = { [Name in ChoiceName]: keyof (typeof choices)[Name] } & {
  /** The status of the answer; without it LiSA's own. */
  status: number | undefined
  /** How many milliseconds later the answer comes. */
  latency: number
  /** What `Retry-After` says, in its `unit`; without it LiSA's own. */
  retryAfter: number | undefined
}

/** LiSA as it is. */
export const asItIs: Settings = {
  request: 'read',
  status: undefined,
  latency: 0,
  connection: 'answers',
  body: 'documented',
  credential: 'good',
  quota: 'free',
  retryAfter: undefined,
  unit: 's',
  times: 'once',
}

/** The least and the most of a number. */
export interface Range {
  least: number
  most: number
  isWhole: boolean
}

export const statuses: Range = { least: 200, most: 599, isWhole: true }
export const latencies: Range = { least: 0, most: 10_000, isWhole: true }

/** What `Retry-After` can say in a unit: up to ten minutes. */
export const waits: Record<Settings['unit'], Range> = {
  s: { least: 0, most: 600, isWhole: true },
  fraction: { least: 0, most: 600, isWhole: false },
  ms: { least: 0, most: 600_000, isWhole: true },
  date: { least: 0, most: 600, isWhole: true },
}

/** The number that a text says, to the thousandth; `undefined` if it says none of the range. */
export function numberIn({ least, most, isWhole }: Range, text: string): number | undefined {
  if (!(isWhole ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,3})?$/).test(text)) return undefined
  const number = Number(text)
  return number >= least && number <= most ? number : undefined
}

/** The same wait in another unit, never shorter. */
export function inUnit(unit: Settings['unit'], { retryAfter, unit: from }: Settings): number | undefined {
  if (retryAfter === undefined) return undefined
  const milliseconds = from === 'ms' ? retryAfter : retryAfter * 1_000
  if (unit === 'ms') return Math.ceil(milliseconds)
  return unit === 'fraction' ? milliseconds / 1_000 : Math.ceil(milliseconds / 1_000)
}
