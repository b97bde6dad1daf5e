import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react'
import { Link, Route, Router, Switch, useLocation } from 'wouter'
import styles from './app.module.css'
import { DemoBar } from './demo/demo-bar.tsx'
import { useHashLocation } from './hash-location.ts'
import { Storefront } from './storefront/storefront.tsx'

// The storefront is small, and stays so: whatever it does not need comes with the page that does.
const Dashboard = lazy(async () => ({ default: (await import('./dashboard/dashboard.tsx')).Dashboard }))
const LabPage = lazy(async () => ({ default: (await import('./lab/lab-page.tsx')).LabPage }))
const Minimal = lazy(async () => ({ default: (await import('./minimal/app.tsx')).App }))
const FormsPage = lazy(async () => ({ default: (await import('./forms/forms-page.tsx')).FormsPage }))

/** The pages of the example. */
export function App(): ReactElement {
  return (
    <Router hook={useHashLocation}>
      <Pages />
    </Router>
  )
}

function Pages(): ReactElement {
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  const page = path.split('/')[1]
  const last = useRef(page)
  useEffect(() => {
    if (last.current === page) return
    last.current = page
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [page])
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on this page, whose address is not in the hash */}
      <a
        className={styles.skip}
        href="#main"
        lang="en"
        onClick={(event) => {
          event.preventDefault() // the hash is the address
          const heading = main.current?.querySelector<HTMLElement>('h1[tabindex]')
          ;(heading ?? main.current)?.focus()
        }}
      >
        Skip to the content
      </a>
      <DemoBar path={path} />
      <main id="main" tabIndex={-1} ref={main}>
        <Suspense fallback={<p className={styles.waiting}>One moment…</p>}>
          <Switch>
            <Route path="/minimal">
              <div className={styles.minimal} lang="en">
                <Minimal />
              </div>
            </Route>
            <Route path="/dashboard">
              <Dashboard />
            </Route>
            <Route path="/lab/:row?">{({ row }) => <LabPage slug={row ?? '200'} />}</Route>
            <Route path="/forms/:form?">{({ form }) => <FormsPage slug={form ?? 'show'} />}</Route>
            <Route path={/^\/(s\/[^/]+|channel\/[^/]+)?$/}>
              <Storefront />
            </Route>
            <Route>
              <p className={styles.waiting}>
                There is no page here. <Link href="/">To the shop</Link>
              </p>
            </Route>
          </Switch>
        </Suspense>
      </main>
    </>
  )
}
