import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import stockUrl from './stock.json?url&no-inline'

interface Article {
  place: string
  article: string
  onHand: number
  reserved: number
  inbound: string
}

/** The host's own data, in the host's own cache. */
export function Stock(): ReactElement {
  const [picked, setPicked] = useState<readonly string[]>([])
  const stock = useQuery({
    queryKey: ['stock'],
    queryFn: async (): Promise<Article[]> => (await fetch(stockUrl)).json(),
  })
  return (
    <section id="stock" aria-labelledby="stock-title">
      <h2 id="stock-title">Stock</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on narrow screens */}
      <section className="rack" aria-label="Stock, table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Article</th>
              <th scope="col">On hand</th>
              <th scope="col">Reserved</th>
              <th scope="col">Inbound</th>
              <th scope="col">Pick list</th>
            </tr>
          </thead>
          <tbody>
            {(stock.data ?? []).map(({ place, article, onHand, reserved, inbound }) => (
              <tr key={place}>
                <td>{place}</td>
                <th scope="row">{article}</th>
                <td>{onHand}</td>
                <td>{reserved}</td>
                <td>{inbound}</td>
                <td>
                  <button
                    type="button"
                    aria-pressed={picked.includes(place)}
                    onClick={() => setPicked(picked.includes(place) ? picked.filter((one) => one !== place) : [...picked, place])}
                  >
                    Pick
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
