import type { PrefetchedState } from 'lisa-query'
import 'lisa-query/ui.css'
import { hydrateRoot } from 'react-dom/client'
import { Page } from './page.tsx'

declare global {
  interface Window {
    lisaState: PrefetchedState
  }
}

hydrateRoot(document, <Page path={window.location.pathname} state={window.lisaState} />)
