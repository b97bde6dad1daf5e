import { installPage } from './page-globals.ts'

// Without what React and TanStack Query do for developers a journey takes half of the time.
process.env.NODE_ENV ??= 'production'
installPage()
const { travel } = await import('./journey.ts')

// One journey after the other, as the parent asks for them.
process.on('message', async (seed: number) => {
  const { counts, ...journey } = await travel(seed)
  process.send?.({ ...journey, counts: Object.fromEntries(counts) })
})
process.on('disconnect', () => process.exit())
