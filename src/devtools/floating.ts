/// <reference path="./styles.d.ts" />

import type { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../index.ts'
import css from './floating.css?inline'
import { isKeptOpen, keepOpen } from './kept-open.ts'
import type { RecordStore } from './record/record-store.ts'
import { addStyles, shadowOf } from './shadow.ts'

/** Where the button stands. */
export type ButtonPosition = 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right'

export interface FloatingOptions {
  client: LisaClient
  queryClient: QueryClient | undefined
  position: ButtonPosition
  theme: 'light' | 'dark' | undefined
}

/**
 * Puts a button at the edge of the page, which opens the panel. Until then there is only this one element: no React, nothing that
 * listens to the client, no timer. Returns a function that removes all of it.
 */
export function attachFloating(options: FloatingOptions): () => void {
  const { client, theme } = options
  const host = document.createElement('div')
  host.dataset.lisaDevtools = client.key
  // A landmark of its own, since it stands beside all others of the page.
  host.setAttribute('role', 'region')
  host.setAttribute('aria-label', 'LiSA devtools')
  const root = shadowOf(host)
  addStyles(root, css)
  const early = recordsOfProduction(client)
  const removal = new AbortController()
  let removePanel: (() => void) | undefined

  const open = async (): Promise<void> => {
    keepOpen(true)
    button.hidden = true
    // Without a network the code does not come: the button is there again, to try once more.
    const loaded = await Promise.all([import('./render-panel.tsx'), early]).catch(() => undefined)
    if (removal.signal.aborted) return
    if (!loaded) return close()
    const [{ renderPanel }, records] = loaded
    const dock = document.createElement('div')
    dock.className = 'dock'
    root.append(dock)
    const unrender = renderPanel(dock, { ...options, records, onClose: close })
    removePanel = () => {
      unrender()
      dock.remove()
    }
  }
  const close = (): void => {
    keepOpen(false)
    removePanel?.()
    removePanel = undefined
    button.hidden = false
    button.focus()
  }
  const button = openingButton(options.position, theme, () => void open())
  root.append(button)
  document.body.append(host)
  if (isKeptOpen()) void open()
  return () => {
    removal.abort()
    removePanel?.()
    void early?.then((records) => records?.stop())
    host.remove()
  }
}

function openingButton(position: ButtonPosition, theme: FloatingOptions['theme'], open: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'open'
  button.dataset.position = position
  if (theme) button.dataset.theme = theme
  button.textContent = 'LiSA'
  button.setAttribute('aria-label', 'LiSA: open the panel')
  button.addEventListener('click', open)
  return button
}

/** In a production build the client keeps no events, so those before the panel is opened have to be heard here. */
function recordsOfProduction(client: LisaClient): Promise<RecordStore | undefined> | undefined {
  if (client.development) return undefined
  return import('./record/record-store.ts').then(
    ({ createRecordStore }) => createRecordStore(client),
    // Without a network the code does not come: the panel then knows what happens from its opening on.
    () => undefined,
  )
}
