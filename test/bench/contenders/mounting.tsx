import { type ReactElement, type ReactNode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { Api, Contender, Settle } from './contender.ts'

export interface Connected {
  provide(page: ReactNode): ReactElement
  useRead(id: string): { isSuccess: boolean; isError: boolean }
}

/** A contender with hooks: so many components, mounted together. */
export const mounting = (name: string, connect: (api: Api) => Connected): Contender => ({
  name,
  read(api, ids, settle) {
    const { provide, useRead } = connect(api)
    const root = createRoot(document.body.appendChild(document.createElement('div')))
    root.render(provide(ids.map((id) => <Read key={id} id={id} useRead={useRead} settle={settle} />)))
  },
})

function Read({ id, useRead, settle }: { id: string; useRead: Connected['useRead']; settle: Settle }): null {
  const { isSuccess, isError } = useRead(id)
  useEffect(() => {
    if (isSuccess || isError) settle(id, isSuccess)
  }, [id, isSuccess, isError, settle])
  return null
}
