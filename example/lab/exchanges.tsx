import type { ReactElement } from 'react'
import type { Wire } from './wire.ts'

/** What went over the wire, request by request. */
export function Exchanges({ wire }: { wire: Wire }): ReactElement {
  const exchanges = wire.useExchanges()
  if (exchanges.length === 0) return <p className="waiting">Nothing was sent.</p>
  return (
    <ol className="exchanges">
      {exchanges.map(({ number, request, sent, answer, received, milliseconds }) => (
        <li key={number}>
          <p>
            <code>{request}</code> <strong>{answer}</strong> <span>{Math.round(milliseconds)} ms</span>
          </p>
          <pre>{sent}</pre>
          {received && <pre>{received}</pre>}
        </li>
      ))}
    </ol>
  )
}
