import { expect, it } from 'vitest'
import { installPage } from '../page-globals.ts'
import type { Sample } from './soak.ts'

installPage()
const { growthIn, soak } = await import('./soak.ts')

it('is after eight hours of polls, sign-ins, outages and quotas as it was after four', async () => {
  const samples = await soak({ hours: 8, widgets: 2 })
  expect(growthIn(samples).filter((what) => !what.startsWith('heap'))).toEqual([])
  expect(samples.map(({ good }) => good)).toEqual(Array(8).fill(4))
})

const sample = (hour: number, timers: number): Sample => ({
  hour,
  timers,
  listeners: 2,
  'cache entries': 6,
  'waiting in the gate': 0,
  'requests under way': 0,
  'promises pending': 0,
  'heap in MB': 10,
  good: 6,
  requests: 100,
})

it('says what grew, were it one timer in three hours', () => {
  const growing = Array.from({ length: 8 }, (_, hour) => sample(hour + 1, 10 + Math.floor(hour / 3)))
  expect(growthIn(growing)).toEqual(['timers: 11 in the second quarter, 12 in the last'])
  expect(growthIn(growing.map(({ hour }) => sample(hour, 10)))).toEqual([])
})
