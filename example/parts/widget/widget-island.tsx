import { type ReactElement, type ReactNode, useState } from 'react'
import { DialogPlace } from '../dialog.tsx'
import own from './own.module.css'

/**
 * What widgets stand in on somebody else's page: it has the shop's tokens, keeps the page's looks out, and is where their
 * dialogs and lists open. Light or dark is the page's choice.
 */
export function WidgetIsland({ children }: { children: ReactNode }): ReactElement {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <div data-shop className={own.own} style={{ colorScheme: 'inherit' }}>
      <DialogPlace.Provider value={place}>{children}</DialogPlace.Provider>
      <div ref={setPlace} />
    </div>
  )
}
