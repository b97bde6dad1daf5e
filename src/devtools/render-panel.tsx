/// <reference path="./styles.d.ts" />

import type { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import type { LisaClient } from '../index.ts'
import { incidentsOf } from './incidents/incident-store.ts'
import css from './panel.css?inline'
import { createRecordStore, type RecordStore } from './record/record-store.ts'
import { addStyles } from './shadow.ts'
import { Panel } from './view/panel.tsx'

interface PanelOptions {
  client: LisaClient
  queryClient: QueryClient | undefined
  /** What was recorded before; without it the panel begins with what the client still knows. */
  records?: RecordStore | undefined
  theme?: 'light' | 'dark' | undefined
  onClose?: (() => void) | undefined
}

/**
 * Renders the panel into a place of a shadow root, as a React tree of its own: it renders neither with the page nor the page with it.
 * Returns a function that removes it.
 */
export function renderPanel(place: HTMLElement, { client, queryClient, records, theme, onClose }: PanelOptions): () => void {
  addStyles(place.getRootNode() as ShadowRoot, css)
  const own = records ?? createRecordStore(client)
  const subject = { client, queryClient, records: own, incidents: incidentsOf(client) }
  const root = createRoot(place)
  root.render(<Panel subject={subject} theme={theme} onClose={onClose} />)
  return () => {
    if (!records) own.stop()
    // React refuses to end a tree while it commits another one, which is when an effect of the page calls this.
    queueMicrotask(() => root.unmount())
  }
}
