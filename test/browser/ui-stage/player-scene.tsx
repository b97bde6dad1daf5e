import { createLisaClient, LisaProvider, type Show } from 'lisa-query'
import { ContentHub, PromoBanner } from 'lisa-query/player'
import { type ReactElement, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const hour = 3_600_000
const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString()

/** The ids are the sandbox's, whose player plays them. */
const shows: Show[] = [
  { id: 'de482998-65b1-45ad-9f71-4a1270ec40b8', title: { '*': 'Last week' }, state: 'replay', startsAt: at(-170) },
  { id: '42', title: { '*': 'Slow fire', de: 'Langsames Feuer' }, state: 'live', startsAt: at(-0.5) },
  { id: '72542ac9-3805-40c2-b09e-752bd4f819ab', title: { '*': 'Tomorrow' }, state: 'upcoming', startsAt: at(24) },
]

const lisa = createLisaClient({ baseUrl: 'https://lisa.test/v2' })

/** A hub to choose from, and a banner over it. */
function Hub({ origin }: { origin: string }): ReactElement {
  const [opened, setOpened] = useState('')
  return (
    <>
      <main>
        <h1>Shows</h1>
        <ContentHub shows={shows} origin={origin} loading="eager" aspectRatio="4 / 5" />
        <p role="status">{opened}</p>
      </main>
      <PromoBanner shows={shows} position="top-right" onOpen={({ show, state }) => setOpened(`${state}: ${show.id}`)} />
    </>
  )
}

/** Shows the hub; its player comes from this origin. */
export function showHub(stage: HTMLElement, origin: string): void {
  createRoot(stage).render(
    <StrictMode>
      <LisaProvider client={lisa}>
        <Hub origin={origin} />
      </LisaProvider>
    </StrictMode>,
  )
}
