import type { ListResult, listShowProducts } from 'lisa-query'
import type { ReactElement } from 'react'
import { useWords } from './language.ts'
import { ProductCard, ProductPlace } from './product-card.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { useTrouble } from './use-trouble.ts'

interface ShelfProps {
  showId: string | undefined
  products: ListResult<typeof listShowProducts>
}

/** The products of a show. */
export function Shelf({ showId, products }: ShelfProps): ReactElement {
  const words = useWords()
  const trouble = useTrouble(products)
  const { data = [] } = products
  return (
    <Section title={words.shelf} lead={words.shelfLead} beside={trouble.beside} isBusy={products.isLoading}>
      <Row list={products} trouble={trouble} size="card" place={place} empty={words.noProducts}>
        {data.map((product, index) => (
          <li key={product.id}>
            <ProductCard product={product} showId={showId} place={index} count={data.length} />
          </li>
        ))}
      </Row>
    </Section>
  )
}

const place = (key: string): ReactElement => (
  <li key={key}>
    <ProductPlace />
  </li>
)
