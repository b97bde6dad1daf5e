import { type ReactElement, useState } from 'react'
import { ShopWidgets } from './shop-widgets.tsx'
import { Stock } from './stock.tsx'

/** A warehouse tool of another house, with its own looks and data. All it knows of LiSA is the one component at its end. */
export function Warehouse(): ReactElement {
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  return (
    <div id="nordlager" data-scheme={scheme}>
      <header>
        <a href="#stock">NORDLAGER</a>
        <nav aria-label="Nordlager">
          <a href="#stock">Stock</a>
          <a href="#shop">Shop</a>
          <a href="./#/dashboard">Back to the dashboard</a>
        </nav>
        <button type="button" aria-pressed={scheme === 'dark'} onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>
          Night shift
        </button>
      </header>
      <main>
        <h1>Hall 3</h1>
        <Stock />
        <section id="shop" aria-labelledby="shop-title">
          <h2 id="shop-title">From the shop</h2>
          <ShopWidgets />
        </section>
      </main>
    </div>
  )
}
