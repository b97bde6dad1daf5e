import { randomOf } from './random.ts'

/** What the network can do to one request. */
export const faults = [
  'delayed',
  'cut before it arrived',
  'cut before the answer',
  'truncated',
  'garbled',
  'another page instead',
  'stalled body',
  'sent twice',
  'never answered',
  'refused with 503',
  '500, 502 or 504 after it arrived',
  'credential echoed',
] as const

export type Fault = (typeof faults)[number]

/** What happens to a request, and how long both ways take. */
export interface Verdict {
  fault: Fault | undefined
  /** Milliseconds until it reaches LiSA. */
  there: number
  /** Milliseconds until the answer is back. */
  back: number
  /** From 0 to 1, for what a fault needs. */
  detail: number
}

/** How bad the weather is. */
export interface Forecast {
  /** How likely a request meets a fault. */
  probability: number
  weights: Readonly<Record<Fault, number>>
}

/** The weather of a journey: some are mild, some have one fault above all others. */
export function forecastOf(seed: number): Forecast {
  const random = randomOf(seed, 'forecast')
  const favourite = random.chance(0.4) ? random.pick(faults) : undefined
  const weights = Object.fromEntries(faults.map((fault) => [fault, fault === favourite ? 12 : 1])) as Record<Fault, number>
  return { probability: random.pick([0.05, 0.15, 0.3, 0.5]), weights }
}

/** What happens to the request of this number. It depends on nothing else. */
export function verdictOf(seed: number, flight: number, { probability, weights }: Forecast): Verdict {
  const random = randomOf(seed, `flight ${flight}`)
  const fault = random.chance(probability) ? random.weighted(weights) : undefined
  // Ways of different lengths: later requests and answers overtake earlier ones.
  const slow = fault === 'delayed' ? random.between(1_000, 45_000) : 0
  const isSlowThere = random.chance(0.5)
  return {
    fault,
    there: random.between(5, 900) + (isSlowThere ? slow : 0),
    back: random.between(5, 900) + (isSlowThere ? 0 : slow),
    detail: random.next(),
  }
}

/** Fair weather. */
export const calm: Verdict = { fault: undefined, there: 20, back: 20, detail: 0 }
