import { LisaProvider } from 'lisa-query'
import type { ReactElement } from 'react'
import { Channels } from '../dashboard/channels/channels.tsx'
import { ProductUpdates } from '../dashboard/notifications/product-updates.tsx'
import { ShowsByState } from '../dashboard/shows/shows-by-state.tsx'
import { SignIn } from '../dashboard/sign-in.tsx'
import { WidgetIsland } from '../parts/widget/widget-island.tsx'
import { CacheCounts } from './cache-counts.tsx'
import { endSession, lisa } from './lisa.ts'

/** Three widgets of the dashboard, as they are. The provider keeps a cache of its own: the host's stays the host's. */
export function ShopWidgets(): ReactElement {
  return (
    <LisaProvider client={lisa}>
      <p className="counts">
        <CacheCounts />{' '}
        <button type="button" onClick={() => void endSession()}>
          End the widgets’ session
        </button>
      </p>
      <WidgetIsland>
        <div className="widgets">
          <ShowsByState />
          <ProductUpdates />
          <Channels />
        </div>
        <SignIn />
      </WidgetIsland>
    </LisaProvider>
  )
}
