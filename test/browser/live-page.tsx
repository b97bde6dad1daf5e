import { createLisaClient, LisaProvider, useCurrentShow, useLisaLive } from 'lisa-query'
import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'

/** A page that shows what is on, and follows the gateway's events. */
function OnAir(): ReactElement {
  const { status } = useLisaLive()
  const { data } = useCurrentShow()
  return (
    <main>
      <p>{data ? `${data.state} ${data.id}: ${data.title?.['*']}` : 'loading'}</p>
      <p role="status">{status}</p>
    </main>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <LisaProvider client={createLisaClient({ baseUrl: '/api/lisa' })}>
    <OnAir />
  </LisaProvider>,
)
