import { lazy, type ReactElement, Suspense } from 'react'
import { Link, Redirect, Route, Switch } from 'wouter'
import { LabPage } from './lab/lab-page.tsx'
import { StorefrontPage } from './storefront/storefront-page.tsx'

// The form libraries come only with the page that needs them: the storefront stays small.
const FormsPage = lazy(async () => ({ default: (await import('./forms/forms-page.tsx')).FormsPage }))

/** The pages of the example. */
export function App(): ReactElement {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <Link href="/" className="brand">
          Fjell &amp; Tisch
        </Link>
        <nav aria-label="Pages">
          <Link href="/" className={page}>
            Storefront
          </Link>
          <Link href="/lab/200" className={(isActive) => page(isActive || location.pathname.startsWith('/lab'))}>
            Lab
          </Link>
          <Link href="/forms/show" className={(isActive) => page(isActive || location.pathname.startsWith('/forms'))}>
            Forms
          </Link>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <Switch>
          <Route path="/">
            <StorefrontPage />
          </Route>
          <Route path="/lab/:row">{({ row }) => <LabPage slug={row} />}</Route>
          <Route path="/forms/:form?">
            {({ form }) => (
              <Suspense fallback={<p className="waiting">One moment…</p>}>
                <FormsPage slug={form ?? 'show'} />
              </Suspense>
            )}
          </Route>
          <Redirect to="/lab/200" />
        </Switch>
      </main>
    </>
  )
}

const page = (isActive: boolean): string => (isActive ? 'page is-active' : 'page')
