import { type getShow, localize, type ReadResult, useShowProducts } from 'lisa-query'
import type { ReactElement } from 'react'
import { useLanguage } from './language.ts'
import { NotHere } from './not-here.tsx'
import { Shelf } from './shelf.tsx'
import { Stage } from './stage.tsx'
import { useTrouble } from './use-trouble.ts'

interface ShowViewProps {
  show: ReadResult<typeof getShow>
  /** The rank of its title: 1 where the page is about this show. */
  level: 1 | 2
  /** The page's title, where it is not the show's. */
  pageTitle?: string
}

/** A show on its stage, and what is in it. */
export function ShowView({ show, level, pageTitle }: ShowViewProps): ReactElement {
  const language = useLanguage()
  const trouble = useTrouble(show)
  const products = useShowProducts(show.data?.id)
  const isMissing = trouble.instead?.kind === 'not-found'
  const name = pageTitle ?? localize(show.data?.title, language) ?? (isMissing && trouble.instead?.title)
  return (
    <>
      {level === 1 && <title>{`${name ? `${name} · ` : ''}Fjell & Tisch`}</title>}
      {trouble.instead && isMissing ? (
        <NotHere state={trouble.instead} level={level} />
      ) : (
        <>
          <Stage show={show.data} trouble={trouble} products={products.data} level={level} />
          <Shelf showId={show.data?.id} products={products} />
        </>
      )}
    </>
  )
}
