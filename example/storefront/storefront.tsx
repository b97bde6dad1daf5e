import { LisaProvider, useCurrentShow, useShow } from 'lisa-query'
import { Fragment, lazy, type ReactElement, Suspense, useEffect, useRef } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { lisa, queryClient } from '../lisa.ts'
import { Announcer } from './announcer.tsx'
import { ChannelPage } from './channel-page.tsx'
import { useCatalogue, useLanguage, useWords } from './language.ts'
import { usePlayer } from './player.ts'
import { Replays } from './replays.tsx'
import { ShopHeader } from './shop-header.tsx'
import { ShowView } from './show-view.tsx'
import { SignInBar } from './sign-in-bar.tsx'
import styles from './storefront.module.css'
import { Stories } from './stories.tsx'
import { useGateway } from './use-gateway.ts'

/** The shop. */
export function Storefront(): ReactElement {
  const language = useLanguage()
  const content = useRef<HTMLDivElement>(null)
  const [path] = useLocation()
  const last = useRef(path)
  useEffect(() => {
    document.documentElement.lang = language
    return () => {
      document.documentElement.lang = 'en' // the other pages have no other
    }
  }, [language])
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    window.scrollTo(0, 0)
    // After whatever else a new page brings along.
    const frame = requestAnimationFrame(() => content.current?.querySelector('h1')?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [path])
  return (
    <LisaProvider client={lisa} queryClient={queryClient} messages={useCatalogue().messages}>
      <div className={styles.shop} ref={content}>
        <ShopHeader />
        <SignInBar />
        <Watching />
        <Suspense>{useGateway() && <Live />}</Suspense>
        <Switch>
          <Route path="/channel/:slug">{({ slug }) => <ChannelPage key={slug} slug={slug} />}</Route>
          <Route path="/s/:id">{({ id }) => <ShowPage key={id} id={id} />}</Route>
          <Route>
            <NowPage />
          </Route>
        </Switch>
        <Announcer />
      </div>
    </LisaProvider>
  )
}

const Live = lazy(async () => ({ default: (await import('./live.tsx')).Live }))

// The player comes once somebody watches.
const PlayerBox = lazy(async () => ({ default: (await import('./player-box.tsx')).PlayerBox }))

/** The show that somebody watches, whichever page they are on. */
function Watching(): ReactElement {
  const show = usePlayer((player) => player.show)
  return <Suspense>{show && <PlayerBox key={show.id} show={show} />}</Suspense>
}

/** What is on: live, else the next, else the last. */
function NowPage(): ReactElement {
  return (
    <>
      <ShowView show={useCurrentShow()} level={1} pageTitle={useWords().tagline} />
      <Stories />
      <Replays />
    </>
  )
}

function ShowPage({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const isMissing = show.data === undefined && show.error?.kind === 'not-found'
  return (
    <>
      <ShowView show={show} level={1} />
      {/* Where there is no such show, these stand in place of its shelf. */}
      <Fragment key={isMissing ? 'instead' : 'beneath'}>
        <Stories />
        <Replays />
      </Fragment>
    </>
  )
}
